package io.bridgehead.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bridgehead.gateway.ldif.LdifLimits;
import io.bridgehead.gateway.ldif.LdifReader;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PeopleTest {
    @Test
    void sameSiteGivesTheSamePeople() {
        assertThat(ldif("A", 50)).isEqualTo(ldif("A", 50)).startsWith(ldif("A", 10));
        assertThat(ldif("A", 50)).isNotEqualTo(ldif("B", 50));
    }

    @Test
    void everyRecordIsGoodLdif() {
        LdifReader reader = new LdifReader(
                new ByteArrayInputStream(ldif("A", 100).getBytes(StandardCharsets.UTF_8)),
                LdifLimits.DEFAULT);
        int count = 0;
        for (var item = reader.next(); item.isPresent(); item = reader.next()) {
            assertThat(item.get()).isInstanceOf(LdifReader.Good.class);
            count++;
        }
        assertThat(count).isEqualTo(100);
    }

    @Test
    void personIsAsLargeAsAnEntryOfAnAddressBook() {
        assertThat(ldif("A", 1000).length() / 1000).isBetween(500, 1000);
    }

    private static String ldif(String site, int count) {
        StringWriter out = new StringWriter();
        new People(site, "ou=" + site + ",o=Org").write(count, out);
        return out.toString();
    }
}
