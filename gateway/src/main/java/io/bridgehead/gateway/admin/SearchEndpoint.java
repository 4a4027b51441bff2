package io.bridgehead.gateway.admin;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import io.bridgehead.gateway.admin.http.AdminCall;
import io.bridgehead.gateway.admin.http.ClientGoneException;
import io.bridgehead.gateway.admin.http.RequestException;
import io.bridgehead.gateway.control.RunningGateway;
import io.bridgehead.gateway.ldap.Search;
import io.bridgehead.store.entry.AttributeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches the directory: each search reads one snapshot and streams what it finds. */
final class SearchEndpoint {
    private static final Map<String, SearchScope> SCOPES = Map.of(
            "base", SearchScope.BASE,
            "one", SearchScope.ONE,
            "sub", SearchScope.SUB,
            "children", SearchScope.SUBORDINATE_SUBTREE);

    private SearchEndpoint() {}

    /** The entries that match, with the attributes asked for, or all of them. */
    static void search(RunningGateway gateway, AdminCall call) {
        Search search = new Search(
                call.parameter("base").orElse(""),
                scope(call.parameter("scope").orElse("sub")),
                filter(call.parameter("filter").orElse("(objectClass=*)")),
                limit(call.parameter("limit").orElse("0")));
        List<AttributeName> wanted = call.parameter("attributes").stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(SearchEndpoint::attribute)
                .toList();
        gateway.store().read(directory -> {
            call.parameter("base")
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> KnownNames.entry(directory, text));
            EntryListing listing = new EntryListing(call, wanted, call.flag("json"));
            Search.Result result =
                    search.run(directory, each -> listing.add(each.dn(), each.entry()));
            if (!result.code().equals(ResultCode.SUCCESS)
                    && !result.code().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                boolean unknown = result.code().equals(ResultCode.NO_SUCH_OBJECT);
                throw new RequestException(unknown ? 404 : 400, result.message());
            }
            end(listing);
            return 0;
        });
    }

    private static void end(EntryListing listing) {
        try {
            listing.end();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private static SearchScope scope(String name) {
        return Optional.ofNullable(SCOPES.get(name))
                .orElseThrow(() -> new RequestException(
                        400,
                        "'" + name + "' is not a scope; scopes are base, one, sub and children"));
    }

    private static Filter filter(String text) {
        List<String> problems = new ArrayList<>();
        return Search.filter(text, problems::add)
                .orElseThrow(() -> new RequestException(400, String.join(" ", problems)));
    }

    private static int limit(String text) {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (NumberFormatException e) {
            throw new RequestException(
                    400, "'" + text + "' is no limit; give a number of entries, or 0 for all");
        }
    }

    private static AttributeName attribute(String text) {
        try {
            return AttributeName.of(text);
        } catch (IllegalArgumentException e) {
            throw new RequestException(400, "'" + text + "' is not an attribute name");
        }
    }
}
