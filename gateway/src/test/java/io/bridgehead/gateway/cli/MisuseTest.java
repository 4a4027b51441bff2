package io.bridgehead.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.admin.http.AdminEndpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wrong command line is told in the words of an operator, with exit code 2. */
class MisuseTest {
    @TempDir
    Path folder = Path.of("");

    private String conf = "";

    @BeforeEach
    void writeConfiguration() throws IOException {
        conf = Files.writeString(folder.resolve("north.xml"), CliTest.NORTH).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "frob | there is no verb 'frob'",
                "partner frob | 'partner' has no verb 'frob'; its verbs are list, suspend, resume, remove",
                "check-config extra | 'check-config' takes no further argument, but 'extra' is given",
                "simulate 1 --conf x | 'simulate' has no option '--conf'",
                "simulate | 'simulate' needs SEED",
                "simulate abc | 'abc' is no seed; give a number, or a range such as 1..1000",
                "simulate 9..3 | the range 9..3 is empty; write the smaller seed first",
                "conflicts rename 7 | 'rename' needs NAME",
                "held drop x | 'x' is not possible for N; give a whole number",
                "sites --map=svg | 'svg' is not possible for '--map'; possible are text, dot",
                "simulate 1 --sites x | 'x' is not possible for '--sites'; give a whole number",
                "status --conf a --conf b | '--conf' is given twice",
                "demo --sites | '--sites' needs a value: N",
                "demo --sites 1 | --sites takes 2 through 26, not 1",
                "demo --ldif nowhere.ldif | there is no file nowhere.ldif",
            })
    void theSentenceNamesTheArgumentAndTheCure(String line, String sentence) {
        wrong("bridgehead: " + sentence, line.split(" ", -1));
    }

    @Test
    void fileThatCannotBeUsedIsNamedBeforeTheGatewayIsAsked() {
        wrong(folder + " is a folder; name a file", "import", folder.toString(), "--conf", conf);
        wrong("there is no file " + folder.resolve("x"), "modify", folder + "/x", "--conf", conf);
        wrong(
                "there is no folder " + folder.resolve("none") + "; create it first",
                "export",
                "--out",
                folder + "/none/x.ldif",
                "--conf",
                conf);
        wrong(folder + " is a folder; name a file", "export", "--out=" + folder, "--conf", conf);
        wrong("'soon' is no time for --timeout", "verify", "S", "--timeout=soon", "--conf", conf);
    }

    @Test
    void dataFolderThatIsAFileIsAMistakeOfTheConfiguration() throws IOException {
        Files.writeString(folder.resolve("data"), "");
        wrong(
                folder.resolve("data") + " is a file; name a folder in <data>",
                "init",
                "--conf",
                conf);
    }

    @Test
    void gatewayOfAnotherSiteIsNotAsked() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        new AdminEndpointFile("SOUTH", 1, 1, "token").publish(data);
        wrong("is that of SOUTH, but " + conf + " is for NORTH", "status", "--conf", conf);
    }

    private static void wrong(String sentence, String... line) {
        Ran ran = Ran.verb(line);
        assertThat(ran.err()).contains(sentence).doesNotContain("Exception");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.out()).isEmpty();
    }
}
