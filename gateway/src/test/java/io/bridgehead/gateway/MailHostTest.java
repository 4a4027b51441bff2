package io.bridgehead.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sites that know each other only through a mail host, as they will in life. */
class MailHostTest {
    @TempDir
    private Path folder;

    private final MailHost host = new MailHost();
    private TestSite north;
    private TestSite south;

    @BeforeEach
    void start() {
        north = new TestSite(folder, "NORTH");
        south = new TestSite(folder, "SOUTH");
        north.partner(south, host.port()).found().start();
        south.partner(north, host.port()).found().start();
        host.serve(north);
        host.serve(south);
    }

    @AfterEach
    void stop() {
        north.close();
        south.close();
        host.close();
    }

    @Test
    void directoriesBecomeEqualThroughMailboxes() {
        north.addPeople(0, 1200);
        south.addPeople(0, 30);
        awaitAgreement();
        assertThat(south.totalsOf(north).live()).isEqualTo(1201);
        assertThat(north.totalsOf(south).live()).isEqualTo(31);

        north.modify("""
                dn: cn=Person 7,ou=NORTH,o=Org
                changetype: modify
                replace: description
                description: Moved to the third floor
                """);
        south.modify("""
                dn: cn=Person 8,ou=SOUTH,o=Org
                changetype: delete

                dn: o=Org
                changetype: modify
                add: description
                description: Written in the south
                """);
        awaitAgreement();
        assertThat(south.export()).contains("description: Moved to the third floor");
        assertThat(north.export())
                .contains("description: Written in the south")
                .doesNotContain("dn: cn=Person 8,ou=SOUTH,");
        assertThat(north.totalsOf(south).tombstones()).isEqualTo(1);
    }

    @Test
    void mailTellsTheMailHostNoMoreThanItMust() throws Exception {
        north.addPeople(0, 1200);
        south.addPeople(0, 30);
        awaitAgreement();
        List<String> ids = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (TestSite site : List.of(north, south)) {
            for (MimeMessage mail : host.mailsFor(site)) {
                ids.add(mail.getMessageID());
                subjects.add(mail.getSubject());
                assertThat(whatAHostCanRead(mail)).doesNotContain("Person", "o=Org", "ou=");
                assertThat(MailHost.bytes(mail).length).isLessThan(1 << 20);
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(8);
        assertThat(subjects)
                .allMatch(each -> each.matches("Bridgehead: (NORTH to SOUTH|SOUTH to NORTH),"
                        + " (update|update request|status)"))
                .anyMatch(each -> each.endsWith("NORTH to SOUTH, update"))
                .anyMatch(each -> each.endsWith("SOUTH to NORTH, update request"));
    }

    /** All of a mail but the payload, which is compressed here and will be sealed. */
    private static String whatAHostCanRead(MimeMessage mail)
            throws MessagingException, IOException {
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        String all = new String(MailHost.bytes(mail), ISO_8859_1);
        String sentence = (String) parts.getBodyPart(0).getContent();
        return all.substring(0, all.indexOf("\r\n\r\n")) + sentence;
    }

    private void awaitAgreement() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    host.deliver();
                    assertThat(north.totalsOf(south).digest())
                            .isEqualTo(south.totalsOf(south).digest());
                    assertThat(south.totalsOf(north).digest())
                            .isEqualTo(north.totalsOf(north).digest());
                    assertThat(south.export()).isEqualTo(north.export());
                });
    }
}
