package io.bridgehead.gateway.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The folder with the key of this gateway ({@code own.pem}) and the certificates that it trusts
 * ({@code partners/SITE.pem}). Only its owner may read it. The running gateway reads it for each
 * mail, so a certificate that a verb puts there counts at once.
 */
public record KeyFolder(Path folder) {
    private static final String SUFFIX = ".pem";

    private Path ownFile() {
        return folder.resolve("own" + SUFFIX);
    }

    private Path partners() {
        return folder.resolve("partners");
    }

    private Path file(SiteId site) {
        return partners().resolve(site.name() + SUFFIX);
    }

    /**
     * The key of this gateway; empty if it has none. Throws {@link KeyException} if the file is
     * damaged or if other users may read it.
     */
    public Optional<OwnKey> own() {
        if (!Files.exists(ownFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(OwnKey.of(Files.readString(ownFile(), ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ownFile(), e);
        } catch (KeyException e) {
            throw new KeyException(ownFile() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Keeps the key of this gateway. Throws {@link KeyException} if there is one, unless told so. */
    public void keep(OwnKey key, boolean replace) {
        if (!replace && Files.exists(ownFile())) {
            throw new KeyException("this gateway has a key already, in " + ownFile());
        }
        write(ownFile(), key.toPem());
    }

    /** The certificates of a partner that are trusted, the oldest first; empty if there are none. */
    public List<GatewayCertificate> trusted(SiteId site) {
        try {
            return Files.exists(file(site))
                    ? GatewayCertificate.allIn(Files.readString(file(site), ISO_8859_1))
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file(site), e);
        } catch (KeyException e) {
            throw new KeyException(file(site) + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** All trusted certificates, by site. */
    public SortedMap<SiteId, List<GatewayCertificate>> trusted() {
        SortedMap<SiteId, List<GatewayCertificate>> all = new TreeMap<>();
        if (!Files.isDirectory(partners())) {
            return all;
        }
        try (var files = Files.list(partners())) {
            files.map(each -> each.getFileName().toString())
                    .filter(each -> each.endsWith(SUFFIX))
                    .map(each -> each.substring(0, each.length() - SUFFIX.length()))
                    .filter(SiteId::isValid)
                    .map(SiteId::of)
                    .forEach(each -> all.put(each, trusted(each)));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + partners(), e);
        }
    }

    /**
     * Trusts a certificate for a partner: mail to it is sealed for this one. The earlier ones still
     * count for mail from it, unless {@code alone}. A repeat changes nothing.
     */
    public void trust(SiteId site, GatewayCertificate certificate, boolean alone) {
        List<GatewayCertificate> all = new ArrayList<>(alone ? List.of() : trusted(site));
        all.removeIf(each -> each.fingerprint().equals(certificate.fingerprint()));
        all.add(certificate);
        StringBuilder pem = new StringBuilder();
        all.forEach(each -> pem.append(each.toPem()));
        write(file(site), pem.toString());
    }

    /** Trusts no certificate of this site any more; whether any was trusted. */
    public boolean distrust(SiteId site) {
        try {
            return Files.deleteIfExists(file(site));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file(site), e);
        }
    }

    /** The whole file or, if something fails, the file as it was before. */
    private static void write(Path file, String pem) {
        Path parent = file.resolveSibling(".").normalize();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            OwnerOnly.makeFolder(parent);
            Files.deleteIfExists(part);
            Files.createFile(part, OwnerOnly.newFileIn(parent));
            Files.writeString(part, pem, ISO_8859_1, StandardOpenOption.SYNC);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            throw new KeyException("another command is writing " + part, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
