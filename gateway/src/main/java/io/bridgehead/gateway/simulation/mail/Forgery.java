package io.bridgehead.gateway.simulation.mail;

import io.bridgehead.gateway.message.Comparison;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Message;
import io.bridgehead.gateway.message.Refusal;
import io.bridgehead.gateway.message.Sender;
import io.bridgehead.gateway.message.Update;
import io.bridgehead.gateway.message.UpdateRequest;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.wire.WireCodec;
import io.bridgehead.routing.SiteId;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Makes well-formed messages that differ from what their sender wrote. */
public final class Forgery {
    private Forgery() {}

    public static byte[] ofOrganization(byte[] bytes, UUID organization) {
        return headed(
                bytes,
                old -> new Header(
                        organization,
                        old.sender(),
                        old.receiver(),
                        old.id(),
                        old.inReplyTo(),
                        old.created(),
                        old.expires(),
                        old.capabilities()));
    }

    public static byte[] ofSender(byte[] bytes, SiteId site) {
        return headed(
                bytes,
                old -> new Header(
                        old.organization(),
                        new Sender(
                                site,
                                old.sender().server(),
                                old.sender().epoch(),
                                old.sender().at()),
                        old.receiver(),
                        old.id(),
                        old.inReplyTo(),
                        old.created(),
                        old.expires(),
                        old.capabilities()));
    }

    /**
     * A page without the owner rows of {@code sites}, so that its reader does not know their
     * epochs.
     */
    public static byte[] withoutOwners(byte[] bytes, SortedSet<SiteId> sites) {
        return altered(
                bytes,
                message -> message instanceof Update it
                        ? it.with(it.content()
                                .withOwners(it.content().owners().stream()
                                        .filter(owner -> !sites.contains(owner.site()))
                                        .toList()))
                        : message);
    }

    private static byte[] headed(byte[] bytes, UnaryOperator<Header> change) {
        return altered(bytes, message -> {
            Header header = change.apply(message.header());
            return message.match(
                    it -> headed(it, header),
                    it -> headed(it, header),
                    it -> it.with(header),
                    it -> new Refusal(header, it.reason(), it.context(), it.latest(), it.detail()),
                    it -> headed(it, header));
        });
    }

    private static Message headed(UpdateRequest it, Header header) {
        return new UpdateRequest(
                header,
                it.context(),
                it.number(),
                it.position(),
                it.vector(),
                it.options(),
                it.recovery());
    }

    private static Message headed(Update it, Header header) {
        return new Update(
                header,
                it.context(),
                it.reader(),
                it.range(),
                it.content(),
                it.completion(),
                it.given());
    }

    private static Message headed(Comparison it, Header header) {
        return it instanceof VerifyAnswer answer
                ? new VerifyAnswer(
                        header,
                        answer.round(),
                        answer.kind(),
                        answer.offer(),
                        answer.done(),
                        answer.clusters(),
                        answer.owners(),
                        answer.entries())
                : headed((Verify) it, header);
    }

    private static Message headed(Verify it, Header header) {
        return new Verify(
                header,
                it.round(),
                it.offer(),
                it.clusters(),
                it.wanted(),
                it.owners(),
                it.entries());
    }

    private static byte[] altered(byte[] bytes, UnaryOperator<Message> change) {
        return WireCodec.decode(bytes)
                .match(message -> WireCodec.encode(change.apply(message)), malformed -> bytes);
    }
}
