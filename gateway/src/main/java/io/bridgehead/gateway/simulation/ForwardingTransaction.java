package io.bridgehead.gateway.simulation;

import io.bridgehead.routing.SiteId;
import io.bridgehead.store.Changes;
import io.bridgehead.store.ForwardingDirectory;
import io.bridgehead.store.Transaction;
import io.bridgehead.store.letter.MessagePart;
import io.bridgehead.store.letter.NewLetter;
import io.bridgehead.store.letter.SizeLimit;
import io.bridgehead.store.letter.SplitMessage;
import java.util.List;

/** A transaction that passes every call on. A subclass overrides the calls that it changes. */
public class ForwardingTransaction extends ForwardingDirectory implements Transaction {
    private final Transaction transaction;

    public ForwardingTransaction(Transaction transaction) {
        super(transaction);
        this.transaction = transaction;
    }

    @Override
    public void write(Changes changes) {
        transaction.write(changes);
    }

    @Override
    public void settleConflict(long number) {
        transaction.settleConflict(number);
    }

    @Override
    public void post(NewLetter letter) {
        transaction.post(letter);
    }

    @Override
    public void withdraw(SiteId to, String topic) {
        transaction.withdraw(to, topic);
    }

    @Override
    public void keep(SizeLimit limit) {
        transaction.keep(limit);
    }

    @Override
    public List<SplitMessage> splitMessages() {
        return transaction.splitMessages();
    }

    @Override
    public SplitMessage keepPart(MessagePart part) {
        return transaction.keepPart(part);
    }

    @Override
    public List<byte[]> takeParts(String message) {
        return transaction.takeParts(message);
    }

    @Override
    public void dropParts(String message) {
        transaction.dropParts(message);
    }
}
