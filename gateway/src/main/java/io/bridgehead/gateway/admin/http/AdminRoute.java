package io.bridgehead.gateway.admin.http;

import java.io.IOException;

/** One path of the admin API: the HTTP method that it takes, and how it is answered. */
public record AdminRoute(String method, Answer how) {
    /** Answers a call. */
    @FunctionalInterface
    public interface Answer {
        /** Throws an IOException if the client has gone. */
        void to(AdminCall call) throws IOException;
    }

    public static AdminRoute get(Answer how) {
        return new AdminRoute("GET", how);
    }

    public static AdminRoute post(Answer how) {
        return new AdminRoute("POST", how);
    }

    public void answer(AdminCall call) throws IOException {
        how.to(call);
    }
}
