package io.bridgehead.gateway.mail;

import io.bridgehead.routing.RoutingAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** To whom a mail was delivered, as its headers say. A mailbox does not keep the envelope. */
final class Recipients {

    private static final List<String> HEADERS =
            List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[A-Za-z0-9.-]{1,253}");
    private static final int MAX = 20;

    private Recipients() {}

    /** What looks like an address in those headers, the most telling first. */
    static List<RoutingAddress> of(MimeMessage mail) throws MessagingException {
        List<RoutingAddress> found = new ArrayList<>();
        for (String name : HEADERS) {
            String value = mail.getHeader(name, ", ");
            Matcher address = ADDRESS.matcher(value == null ? "" : value);
            while (address.find() && found.size() < MAX) {
                if (RoutingAddress.isValid(address.group())) {
                    found.add(RoutingAddress.of(address.group()));
                }
            }
        }
        return found;
    }
}
