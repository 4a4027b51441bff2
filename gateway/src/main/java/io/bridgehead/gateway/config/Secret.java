package io.bridgehead.gateway.config;

/** A password. Its text form hides it, so that no log or message can print it by mistake. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "***";
    }
}
