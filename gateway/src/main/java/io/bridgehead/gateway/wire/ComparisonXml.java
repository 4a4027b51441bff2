package io.bridgehead.gateway.wire;

import io.bridgehead.gateway.message.Cluster;
import io.bridgehead.gateway.message.Comparison;
import io.bridgehead.gateway.message.Header;
import io.bridgehead.gateway.message.Status.Offer;
import io.bridgehead.gateway.message.Verify;
import io.bridgehead.gateway.message.VerifyAnswer;
import io.bridgehead.gateway.wire.DecodedMessage.Reason;
import io.bridgehead.store.entry.ContextId;
import io.bridgehead.store.entry.Digest;
import io.bridgehead.store.entry.EntryId;
import io.bridgehead.store.entry.IdRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/** docs/wire-format.md, "Verify" and "VerifyAnswer". */
final class ComparisonXml {
    static final String QUESTION = "Verify";
    static final String ANSWER = "VerifyAnswer";

    /** The limit of docs/wire-format.md. To compare one cluster costs the reader a search. */
    private static final int CLUSTERS_MAX = 2_048;

    private final WireReader in;
    private final List<Cluster> clusters = new ArrayList<>();
    private final List<EntryId> wanted = new ArrayList<>();
    private Optional<Header> header = Optional.empty();
    private Optional<Offer> offer = Optional.empty();

    private ComparisonXml(WireReader in) {
        this.in = in;
    }

    static void write(WireWriter out, Comparison comparison) throws XMLStreamException {
        ContextId context = comparison.offer().context().id();
        out.root(comparison instanceof Verify ? QUESTION : ANSWER)
                .attribute("context", context.toString())
                .attribute("round", comparison.round());
        if (comparison instanceof VerifyAnswer answer) {
            out.attribute("kind", answer.kind().name()).attribute("done", answer.done());
        }
        HeaderXml.write(out, comparison.header());
        StatusXml.write(out, comparison.offer());
        if (comparison instanceof Verify question) {
            clusters(out, question.clusters());
            for (EntryId each : question.wanted()) {
                out.start("want").attribute("i", Ids.compact(each.value())).end();
            }
        } else {
            clusters(out, ((VerifyAnswer) comparison).clusters());
        }
        new EntriesWriter(out, comparison.owners(), comparison.entries()).write(context);
    }

    private static void clusters(WireWriter out, List<Cluster> clusters) throws XMLStreamException {
        for (Cluster each : clusters) {
            out.start("cluster")
                    .attribute("after", Ids.compact(each.range().after().value()))
                    .attribute("through", Ids.compact(each.range().through().value()))
                    .attribute("count", each.count())
                    .attribute("digest", each.digest().toString())
                    .end();
        }
    }

    static Comparison readQuestion(WireReader in) throws XMLStreamException {
        long round = in.count("round");
        ComparisonXml read = new ComparisonXml(in);
        EntriesReader entries = read.children();
        return new Verify(
                in.required(read.header, HeaderXml.NAME),
                round,
                in.required(read.offer, "offer"),
                read.clusters,
                read.wanted,
                entries.owners(),
                entries.all());
    }

    static Comparison readAnswer(WireReader in) throws XMLStreamException {
        long round = in.count("round");
        VerifyAnswer.Kind kind = in.parsed("kind", VerifyAnswer.Kind::valueOf);
        long done = in.count("done");
        ComparisonXml read = new ComparisonXml(in);
        EntriesReader entries = read.children();
        return new VerifyAnswer(
                in.required(read.header, HeaderXml.NAME),
                round,
                kind,
                in.required(read.offer, "offer"),
                done,
                read.clusters,
                entries.owners(),
                entries.all());
    }

    private EntriesReader children() throws XMLStreamException {
        ContextId context = new ContextId(in.uuid("context"));
        EntriesReader entries = new EntriesReader(in, context);
        while (in.child()) {
            switch (in.name()) {
                case HeaderXml.NAME -> header = in.once(header, HeaderXml.read(in));
                case "offer" -> offer = in.once(offer, offer(context));
                case "cluster" -> clusters.add(cluster());
                case "want" -> wanted.add(wanted());
                case "epoch" -> entries.epoch();
                case EntryWriter.NAME -> entries.entry();
                default -> in.skip();
            }
        }
        return entries;
    }

    private Offer offer(ContextId context) throws XMLStreamException {
        Offer read = StatusXml.offer(in);
        if (!read.context().id().equals(context)) {
            throw in.fail(Reason.BAD_VALUE, "an offer for another context than " + context);
        }
        return read;
    }

    private Cluster cluster() throws XMLStreamException {
        in.register();
        if (clusters.size() == CLUSTERS_MAX) {
            throw in.fail(Reason.TOO_LARGE, "more than " + CLUSTERS_MAX + " clusters");
        }
        EntryId after = new EntryId(in.parsed("after", Ids::expanded));
        EntryId through = new EntryId(in.parsed("through", Ids::expanded));
        if (after.compareTo(through) > 0) {
            throw in.fail(Reason.BAD_VALUE, "after " + after + " is beyond through " + through);
        }
        long count = in.count("count");
        Digest digest = in.parsed("digest", Digest::of);
        in.skip();
        return new Cluster(new IdRange(after, through), count, digest);
    }

    private EntryId wanted() throws XMLStreamException {
        in.register();
        EntryId id = new EntryId(in.parsed("i", Ids::expanded));
        in.skip();
        return id;
    }
}
