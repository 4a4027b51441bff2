package io.bridgehead.gateway.admin;

import java.io.IOException;

/** Something the admin API can be asked, by path. */
record Question(String method, Answer how) {
    /** How a question is answered. */
    @FunctionalInterface
    interface Answer {
        /** An IOException means that the client went away. */
        void to(Call call) throws IOException;
    }

    static Question get(Answer how) {
        return new Question("GET", how);
    }

    static Question post(Answer how) {
        return new Question("POST", how);
    }

    void answer(Call call) throws IOException {
        how.to(call);
    }
}
