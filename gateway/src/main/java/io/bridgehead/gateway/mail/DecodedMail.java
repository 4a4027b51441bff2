package io.bridgehead.gateway.mail;

import io.bridgehead.routing.RoutingAddress;
import io.bridgehead.routing.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a mail is. Every sequence of bytes is one of these cases.
 *
 * <p>{@link #match} replaces the {@code switch} over types that Java 17 lacks: after a new case, no
 * caller compiles until it handles the case.
 */
public sealed interface DecodedMail {

    /**
     * A whole message whose digest is right.
     *
     * @param xml in the wire format, decompressed
     * @param messageId the sender's id, even if a relay gave the mail another
     */
    record Payload(byte[] xml, Optional<String> messageId) implements DecodedMail {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.payload(this);
        }
    }

    /**
     * One part of a message that is too large for one mail; the part's own digest is right.
     * {@link PartAssembly} joins parts that came in any order.
     *
     * @param organization of the sender, as the mail says
     * @param sender its site, as the mail says
     * @param wholeId message id of the whole
     * @param number from 1 through {@code count}
     * @param sha256OfWhole of the whole message, decompressed; hexadecimal
     * @param bytes a slice of the compressed message
     */
    record Part(
            UUID organization,
            SiteId sender,
            String wholeId,
            int number,
            int count,
            String sha256OfWhole,
            byte[] bytes)
            implements DecodedMail {

        /** Another part of the same message. */
        public Part withBytes(int otherNumber, byte[] otherBytes) {
            return new Part(
                    organization, sender, wholeId, otherNumber, count, sha256OfWhole, otherBytes);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.part(this);
        }
    }

    /**
     * A report about a mail of this gateway, or about one that a stranger sent in its name.
     *
     * @param returnedTo addresses that the report was sent to; one may be the return path of the
     *     mail
     */
    record Bounce(BounceReport report, List<RoutingAddress> returnedTo) implements DecodedMail {
        public Bounce {
            returnedTo = List.copyOf(returnedTo);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.bounce(this);
        }
    }

    /** An answer by a machine for a person, such as a vacation notice or a read receipt. */
    record AutoReply(String reason) implements DecodedMail {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.autoReply(this);
        }
    }

    /** Mail with no sign of Bridgehead in it. */
    record NotOurs(String reason) implements DecodedMail {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notOurs(this);
        }
    }

    /** Mail that a gateway wrote, or that claims so, and that cannot be used. */
    record Malformed(MalformedReason reason, String detail) implements DecodedMail {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.malformed(this);
        }
    }

    /** One method for each case. */
    interface Cases<R> {
        R payload(Payload payload);

        R part(Part part);

        R bounce(Bounce bounce);

        R autoReply(AutoReply reply);

        R notOurs(NotOurs notOurs);

        R malformed(Malformed malformed);
    }

    /** Calls the method for this case. */
    <R> R match(Cases<R> cases);
}
