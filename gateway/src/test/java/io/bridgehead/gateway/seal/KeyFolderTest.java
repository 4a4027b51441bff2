package io.bridgehead.gateway.seal;

import static io.bridgehead.gateway.seal.Sealed.NOON;
import static io.bridgehead.gateway.seal.Sealed.NORTH;
import static io.bridgehead.gateway.seal.Sealed.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bridgehead.routing.SiteId;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    private static final OwnKey OF_NORTH = Sealed.key(KeyKind.EC, NORTH);
    private static final OwnKey OF_SOUTH = Sealed.key(KeyKind.EC, SOUTH);

    @TempDir
    private Path folder;

    @Test
    void keyIsKeptAndOnlyItsOwnerMayReadIt() throws Exception {
        KeyFolder keys = keys();
        assertThat(keys.own()).isEmpty();
        keys.keep(OF_NORTH, false);
        OwnKey read = keys.own().orElseThrow();
        assertThat(read.certificate()).isEqualTo(OF_NORTH.certificate());
        assertThat(read.key().getEncoded()).isEqualTo(OF_NORTH.key().getEncoded());
        Path file = keys.folder().resolve("own.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void keyIsReplacedOnRequestOnly() {
        keys().keep(OF_NORTH, false);
        assertThatThrownBy(() -> keys().keep(OF_SOUTH, false)).hasMessageContaining("already");
        keys().keep(OF_SOUTH, true);
        assertThat(keys().own().orElseThrow().certificate()).isEqualTo(OF_SOUTH.certificate());
    }

    @Test
    void fileThatMixesTwoKeysIsRefused() throws Exception {
        keys().keep(OF_NORTH, false);
        Files.writeString(
                keys().folder().resolve("own.pem"),
                Pem.write(Pem.PRIVATE_KEY, OF_NORTH.key().getEncoded())
                        + OF_SOUTH.certificate().toPem());
        assertThatThrownBy(() -> keys().own())
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("own.pem")
                .hasMessageContaining("does not belong to its private key");
    }

    @Test
    void keyOfAnAuthorityComesFromAPkcs12File() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "secret".toCharArray();
        Certificate[] chain = {OF_NORTH.certificate().x509()};
        store.setKeyEntry("north", OF_NORTH.key(), password, chain);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, password);
        OwnKey read = OwnKey.ofPkcs12(file.toByteArray(), password);
        assertThat(read.certificate()).isEqualTo(OF_NORTH.certificate());
        assertThatThrownBy(() -> OwnKey.ofPkcs12(file.toByteArray(), "wrong".toCharArray()))
                .isInstanceOf(KeyException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void damagedFileIsRefusedByName() throws Exception {
        keys().keep(OF_NORTH, false);
        Files.writeString(keys().folder().resolve("own.pem"), "nothing");
        assertThatThrownBy(() -> keys().own()).hasMessageContaining("own.pem cannot be used");
    }

    @Test
    void newCertificateOfAPartnerStandsBesideTheOldOneUntilItIsTrustedAlone() {
        OwnKey later = Sealed.key(KeyKind.EC, NORTH);
        keys().trust(NORTH, OF_NORTH.certificate(), false);
        keys().trust(NORTH, later.certificate(), false);
        keys().trust(NORTH, later.certificate(), false);
        assertThat(keys().trusted(NORTH))
                .containsExactly(OF_NORTH.certificate(), later.certificate());
        keys().trust(NORTH, later.certificate(), true);
        assertThat(keys().trusted(NORTH)).containsExactly(later.certificate());
    }

    @Test
    void trustEndsWithThePartner() {
        keys().trust(SiteId.of("A.B-C_1"), OF_NORTH.certificate(), false);
        keys().trust(SOUTH, OF_SOUTH.certificate(), false);
        assertThat(keys().trusted()).containsOnlyKeys(SiteId.of("A.B-C_1"), SOUTH);
        assertThat(keys().distrust(SOUTH)).isTrue();
        assertThat(keys().distrust(SOUTH)).isFalse();
        assertThat(keys().trusted()).containsOnlyKeys(SiteId.of("A.B-C_1"));
    }

    @Test
    void certificateNamesOrganizationSiteAndServer() {
        GatewayCertificate certificate = OF_NORTH.certificate();
        assertThat(certificate.site()).isEqualTo("NORTH");
        assertThat(certificate.server()).isEqualTo("NORTH-GW");
        assertThat(certificate.keyKind()).isEqualTo("EC 256");
        assertThat(certificate.differenceFrom(Sealed.name(NORTH))).isEmpty();
        assertThat(certificate.differenceFrom(Sealed.name(SOUTH)))
                .contains("it is for site 'NORTH', not for SOUTH");
        assertThat(certificate.differenceFrom(
                        new CertifiedName(Sealed.ORGANIZATION, "Example", NORTH, "OTHER")))
                .contains("it is for server 'NORTH-GW', not for OTHER");
        assertThat(certificate.differenceFrom(
                        new CertifiedName(new UUID(1, 2), "Example", NORTH, "NORTH-GW")))
                .hasValueSatisfying(each -> assertThat(each).contains("organization"));
        assertThat(certificate.isExpiredAt(NOON.plus(Duration.ofDays(3650)))).isFalse();
        assertThat(certificate.isExpiredAt(NOON.plus(Duration.ofDays(3653)))).isTrue();
    }

    @Test
    void fingerprintIsSixGroupsOfDigitsAndIsComparedWithoutSpaces() {
        KeyFingerprint fingerprint = OF_NORTH.certificate().fingerprint();
        assertThat(fingerprint.toString()).matches("([0-9]{5} ){5}[0-9]{5}");
        assertThat(fingerprint.isWrittenAs(fingerprint.digits())).isTrue();
        assertThat(fingerprint.isWrittenAs(" " + fingerprint + " ")).isTrue();
        assertThat(fingerprint.isWrittenAs("12345")).isFalse();
        assertThat(OF_SOUTH.certificate().fingerprint()).isNotEqualTo(fingerprint);
    }

    private KeyFolder keys() {
        return new KeyFolder(folder.resolve("keys"));
    }
}
