package io.bridgehead.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypesTest {

    @BeforeAll
    static void configure() {
        MailLibrary.configure();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=\"b\"",
                "multipart/mixed; boundary=b",
                "MULTIPART/MIXED; BOUNDARY=\"b\"",
                "multipart/mixed; boundary=\"b\";",
                "multipart/mixed; boundary=\"b\";;",
                "multipart/mixed;; boundary=\"b\"",
                "multipart/mixed; ; ; boundary=\"b\"; charset=us-ascii",
                "multipart/mixed; boundary=\"b\";; charset=us-ascii",
                "multipart/mixed; boundary=\"b\"; =x",
                "multipart/mixed; =x; boundary=\"b\"",
                "multipart/mixed; charset; boundary=\"b\"",
                "multipart/mixed; boundary = \"b\"",
                "multipart / mixed; boundary=\"b\"",
                "multipart/mixed boundary=\"b\"",
                "multipart/mixed; boundary=\"b\"; name=\"unfinished"
            })
    void partsAreFoundWhateverTheHeaderLooksLike(String header) throws Exception {
        var mail = Parsed.mail("Content-Type: " + header
                + "\r\n\r\n--b\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n");
        ContentType type = ContentTypes.of(mail).orElseThrow();
        assertThat(type.match("multipart/mixed")).isTrue();
        assertThat(type.getParameter("boundary")).isEqualTo("b");
        assertThat(((MimeMultipart) mail.getContent()).getCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"text/html; charset=utf-8, text/html", "'TEXT/Plain ;; x', TEXT/Plain"})
    void simpleTypeIsRead(String header, String type) throws MessagingException {
        var mail = Parsed.mail("Content-Type: " + header + "\r\n\r\nx");
        assertThat(ContentTypes.of(mail))
                .hasValueSatisfying(it -> assertThat(it.getBaseType()).isEqualToIgnoringCase(type));
    }

    @Test
    void mailWithoutATypeIsText() throws MessagingException {
        assertThat(ContentTypes.of(Parsed.mail("Subject: x\r\n\r\nx")))
                .hasValueSatisfying(it -> assertThat(it.match("text/plain")).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "/", "a/", ";boundary=b", "=?utf-8?q?x?="})
    void headerThatNamesNoTypeIsNone(String header) throws MessagingException {
        assertThat(ContentTypes.of(Parsed.mail("Content-Type: " + header + "\r\n\r\nx")))
                .isEmpty();
    }

    @Test
    void boundaryThatIsNotInTheBodyMakesOneLeaf() throws MessagingException, IOException {
        var mail = Parsed.mail("Content-Type: multipart/mixed; boundary=other\r\n\r\n--b\r\n\r\nx");
        assertThat(MimeLeaf.allIn(mail))
                .singleElement()
                .satisfies(leaf -> assertThat(leaf.raw()).contains("--b"));
    }

    @Test
    void leavesAreFoundInOrderAndAttachedMailIsOne() throws MessagingException, IOException {
        String text = """
                Content-Type: multipart/mixed; boundary=o

                --o
                Content-Type: multipart/alternative; boundary=i

                --i
                Content-Type: text/plain

                one
                --i
                Content-Type: text/html

                two
                --i--
                --o
                Content-Type: message/rfc822

                Content-Type: multipart/mixed; boundary=a

                --a

                x
                --a--
                --o--
                """;
        var mail = Parsed.mail(text.replace("\n", "\r\n"));
        assertThat(MimeLeaf.allIn(mail))
                .extracting(leaf -> leaf.type().orElseThrow().getBaseType())
                .containsExactly("text/plain", "text/html", "message/rfc822");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, quoted-printable, =E4, ä",
        "utf-8, quoted-printable, =C3=A4, ä",
        "utf-8, base64, w6Q=, ä",
        "no-such-set, 7bit, a, a",
        "\"\", 7bit, a, a"
    })
    void textIsReadInItsCharacterSet(String charset, String encoding, String body, String text)
            throws MessagingException, IOException {
        var mail = Parsed.mail("Content-Type: text/plain; charset=" + charset
                + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body);
        assertThat(MimeLeaf.allIn(mail).get(0).text()).isEqualTo(text);
    }
}
