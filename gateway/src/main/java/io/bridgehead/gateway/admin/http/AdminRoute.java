package io.bridgehead.gateway.admin.http;

import java.io.IOException;

/** Something the admin API can be asked, by path. */
public record AdminRoute(String method, Answer how) {
    /** How a question is answered. */
    @FunctionalInterface
    public interface Answer {
        /** An IOException means that the client went away. */
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
