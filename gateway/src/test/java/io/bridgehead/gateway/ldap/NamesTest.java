package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.ResultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`cn=a,o=Org`|`cn=a,o=Org`",
                "`cn=a, o=Org`|`cn=a,o=Org`",
                "`cn = a , o = Org`|`cn=a,o=Org`",
                "`cn=\\61,o=Org`|`cn=a,o=Org`",
                "`cn=a\\2Cb,o=Org`|`cn=a\\,b,o=Org`",
                "`cn=a\\,b,o=Org`|`cn=a\\,b,o=Org`",
                "`cn=\\20a,o=Org`|`cn=\\ a,o=Org`",
                "`cn=\\#a,o=Org`|`cn=\\#a,o=Org`",
                "`cn=a#b,o=Org`|`cn=a#b,o=Org`",
                "`cn=a\\0Ab,o=Org`|`cn=a\\0Ab,o=Org`",
                "`cn=a\\3Db,o=Org`|`cn=a=b,o=Org`",
                "`sn=b+cn=a,o=Org`|`cn=a+sn=b,o=Org`",
                "`cn=J\u00f6rg,o=Org`|`cn=J\u00f6rg,o=Org`",
                "`cn=J\\C3\\B6rg,o=Org`|`cn=J\u00f6rg,o=Org`",
                "``|``"
            })
    void nameHasOneForm(String written, String form) {
        assertThat(Names.dn(written)).hasToString(form);
    }

    /** Law: the form of a form is the form itself. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cn=a\\2Cb,o=Org",
                "cn=\\20\\20,o=Org",
                "sn=b+cn=a\\+c,ou=x\\;y,o=Org",
                "cn=\\00\\7F,o=Org",
                "cn=\\\"q\\\",o=Org",
                "cn=\\\\,o=Org"
            })
    void formStaysAsItIs(String written) {
        String form = Names.dn(written).toString();
        assertThat(Names.dn(form)).hasToString(form);
        assertThat(Names.dn(form).key()).isEqualTo(Names.dn(written).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "cn", "cn=a,", ",o=Org", "cn=,o=Org", "b_d=x,o=Org", "=x,o=Org"})
    void whatIsNoNameIsRefused(String written) {
        assertThatThrownBy(() -> Names.dn(written))
                .isInstanceOfSatisfying(
                        RefusedChange.class,
                        refused ->
                                assertThat(refused.code()).isEqualTo(ResultCode.INVALID_DN_SYNTAX));
    }

    @Test
    void rdnIsOnePart() {
        assertThat(Names.rdn("cn=a")).hasToString("cn=a");
        assertThat(Names.rdn("sn=b+cn=a")).hasToString("cn=a+sn=b");
        for (String none : new String[] {"", "cn=a,o=Org"}) {
            assertThatThrownBy(() -> Names.rdn(none))
                    .isInstanceOf(RefusedChange.class)
                    .hasMessageContaining("It should be one RDN");
        }
    }
}
