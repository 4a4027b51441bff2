package io.bridgehead.gateway.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.bridgehead.store.Store;
import io.bridgehead.store.entry.Dn;
import io.bridgehead.store.entry.Entry;
import io.bridgehead.store.view.Author;
import io.bridgehead.store.view.Naming;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    private final Store store = North.founded();

    @BeforeEach
    void people() {
        North.imported(store, """
                dn: ou=P,o=Org
                ou: P

                dn: uid=b,ou=P,o=Org
                givenName: Bert

                dn: uid=a,ou=P,o=Org
                givenName: Anna  Maria
                mail: anna@north

                dn: cn=key,uid=a,ou=P,o=Org
                cn: key
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BASE; (uid=A); uid=a",
                "SUB; (givenname=anna maria); uid=a",
                "SUB; (GIVENNAME=*MAR*); uid=a",
                "SUB; (givenName=*); uid=a uid=b",
                "SUB; (!(givenName=*)); ou=P cn=key",
                "ONE; (objectClass=*); uid=a uid=b",
                "ONE; (|(uid=*)(cn=*)); uid=a uid=b",
                "SUB; (&); ou=P uid=a cn=key uid=b",
                "SUBORDINATE_SUBTREE; (&); uid=a cn=key uid=b",
                "SUB; (entryDN=uid=a,ou=p,o=org); uid=a"
            })
    void filtersSelect(String scope, String filter, String expected) throws Exception {
        String base = scope.equals("BASE") ? "uid=a,ou=P,o=Org" : "ou=P,o=Org";
        SearchScope of = switch (scope) {
            case "BASE" -> SearchScope.BASE;
            case "ONE" -> SearchScope.ONE;
            case "SUB" -> SearchScope.SUB;
            default -> SearchScope.SUBORDINATE_SUBTREE;
        };
        List<String> found = new ArrayList<>();

        Search.Result result = run(new Search(base, of, Filter.create(filter), 0), found);

        assertThat(result.code()).isEqualTo(ResultCode.SUCCESS);
        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @Test
    void theSizeLimitEndsTheSearchAndSaysSo() {
        List<String> found = new ArrayList<>();
        Search search = new Search("", SearchScope.SUB, Filter.createANDFilter(), 2);

        Search.Result result = run(search, found);

        assertThat(found).hasSize(2);
        assertThat(result.code()).isEqualTo(ResultCode.SIZE_LIMIT_EXCEEDED);
        assertThat(result.found()).isEqualTo(2);
    }

    @Test
    void anExactlyReachedLimitIsNoExcess() {
        Search search = new Search("ou=P,o=Org", SearchScope.SUB, Filter.createANDFilter(), 4);

        assertThat(run(search, new ArrayList<>()).code()).isEqualTo(ResultCode.SUCCESS);
    }

    @Test
    void aBaseThatIsNotThereIsSaid() {
        Search missing = new Search("ou=Q,o=Org", SearchScope.SUB, Filter.createANDFilter(), 0);
        Search malformed = new Search("Q", SearchScope.SUB, Filter.createANDFilter(), 0);

        assertThat(run(missing, new ArrayList<>()).code()).isEqualTo(ResultCode.NO_SUCH_OBJECT);
        assertThat(run(malformed, new ArrayList<>()).code())
                .isEqualTo(ResultCode.INVALID_DN_SYNTAX);
    }

    @Test
    void aFilterThatIsNoneIsSaid() {
        List<String> problems = new ArrayList<>();

        assertThat(Search.filter("(uid=a", problems::add)).isEmpty();
        assertThat(problems).singleElement().asString().contains("'(uid=a' is not a filter");
        assertThat(Search.filter("(uid=a)", problems::add)).isPresent();
    }

    /** As the finding LOST_AND_FOUND tells the operator to look. */
    @Test
    void whatLostItsParentIsFoundWithAllBelowIt() throws Exception {
        Entry people = store.read(directory ->
                new Naming(directory).find(Dn.of("ou=P,o=Org")).orElseThrow().entry());
        North.write(store, store.read(tx -> Author.of(tx, North.NOW).delete(people)));
        List<String> found = new ArrayList<>();

        Filter lost = Filter.create("(entryDN=*cn=LostAndFound*)");
        run(new Search("o=Org", SearchScope.SUB, lost, 0), found);

        assertThat(found).hasSize(3).contains("cn=key").noneMatch("ou=P"::equals);
    }

    /** Collects the RDNs. */
    private Search.Result run(Search search, List<String> found) {
        return store.read(directory ->
                search.run(directory, each -> found.add(each.dn().split(",", -1)[0])));
    }
}
