package io.bridgehead.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteIdTest {

    @Test
    void sitesSortByName() {
        var sites = new TreeSet<>(List.of(new SiteId("SOUTH"), new SiteId("NORTH")));
        assertThat(sites).extracting(SiteId::name).containsExactly("NORTH", "SOUTH");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-NORTH",
                "NORTH SEA",
                "NORTH,SOUTH",
                "NORTH\n",
                "Nörd",
                "_NORTH",
                ".NORTH"
            })
    void nameThatIsNoneIsRefused(String name) {
        assertThat(SiteId.isValid(name)).isFalse();
        assertThatThrownBy(() -> new SiteId(name)).hasMessageContaining("'" + name + "'");
    }

    @Property
    void lettersMakeAName(
            @ForAll @AlphaChars @StringLength(min = 1, max = SiteId.MAX_LENGTH) String letters) {
        assertThat(new SiteId(letters)).hasToString(letters);
    }

    @Test
    void nameOf65CharactersIsRefused() {
        assertThat(SiteId.isValid("N".repeat(SiteId.MAX_LENGTH + 1))).isFalse();
    }

    @Test
    void spellingIsKeptAndCaseTellsSitesApart() {
        SiteId north = SiteId.of("North_1.a");
        assertThat(north).hasToString("North_1.a").isNotEqualTo(SiteId.of("NORTH_1.A"));
        assertThat(north.sameButForCase(SiteId.of("NORTH_1.A"))).isTrue();
        assertThat(north.sameButForCase(north)).isFalse();
        assertThat(north.sameButForCase(SiteId.of("SOUTH"))).isFalse();
    }
}
