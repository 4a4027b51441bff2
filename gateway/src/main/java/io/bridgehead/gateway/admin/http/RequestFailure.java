package io.bridgehead.gateway.admin.http;

import java.util.List;

/**
 * Why a request was refused or failed.
 *
 * @param error one sentence
 * @param problems one line each, with its place; may be empty
 */
public record RequestFailure(String error, List<String> problems) {
    public RequestFailure {
        problems = List.copyOf(problems);
    }
}
