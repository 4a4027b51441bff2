package io.bridgehead.gateway.simulation.mail;

import io.bridgehead.gateway.mail.DecodedMail;
import io.bridgehead.gateway.mail.DecodedMail.Part;
import io.bridgehead.gateway.mail.DecodedMail.Payload;
import io.bridgehead.gateway.message.Comparison;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.wire.WireCodec;

/** A message in a few words, for the trace. */
public final class MessageSummary {
    private MessageSummary() {}

    public static String of(DecodedMail mail) {
        if (mail instanceof Payload payload) {
            return of(payload.xml());
        }
        return mail instanceof Part part
                ? "part " + part.number() + " of " + part.count() + " of " + part.wholeId()
                : mail.toString();
    }

    private static String of(byte[] bytes) {
        return WireCodec.decode(bytes)
                .match(MessageSummary::of, malformed -> bytes.length + " malformed bytes");
    }

    private static String of(Message message) {
        return message.match(
                        MessageSummary::of,
                        MessageSummary::of,
                        status -> "Status of " + status.offers().size()
                                + (status.replyWanted() ? " (reply wanted)" : ""),
                        refusal -> "Refusal " + refusal.reason() + " " + brief(refusal.context()),
                        MessageSummary::of)
                + " from " + message.header().sender().site();
    }

    private static String of(UpdateRequest request) {
        return "UpdateRequest " + request.number() + " " + brief(request.context()) + " received "
                + request.position().received().list()
                + (request.options().continues() ? " continues" : "")
                + (request.options().refresh() ? " refresh" : "");
    }

    private static String of(Update update) {
        return "Update " + brief(update.context()) + " " + update.range().usns() + " of "
                + update.range().snapshot() + ", " + update.content().entries().size() + " entries"
                + (update.completion().isPresent() ? ", complete" : "");
    }

    private static String of(Comparison comparison) {
        return comparison.getClass().getSimpleName() + " " + comparison.round() + " "
                + brief(comparison.offer().context().id()) + ", "
                + comparison.entries().size()
                + " entries";
    }

    private static String brief(Object id) {
        return id.toString().substring(0, 8);
    }
}
