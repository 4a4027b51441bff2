package io.bridgehead.store;

/** Everything that a store promises. */
public interface AllContracts
        extends StoreContract, StoreStateContract, StoreDutiesContract, OutboxContract {
    @Override
    Store store();
}
