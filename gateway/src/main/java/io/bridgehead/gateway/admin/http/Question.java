package io.bridgehead.gateway.admin.http;

import java.io.IOException;

/** Something the admin API can be asked, by path. */
public record Question(String method, Answer how) {
    /** How a question is answered. */
    @FunctionalInterface
    public interface Answer {
        /** An IOException means that the client went away. */
        void to(Call call) throws IOException;
    }

    public static Question get(Answer how) {
        return new Question("GET", how);
    }

    public static Question post(Answer how) {
        return new Question("POST", how);
    }

    public void answer(Call call) throws IOException {
        how.to(call);
    }
}
