package io.bridgehead.store;

/** Everything that a store promises. */
public interface AllContracts extends StoreContract, StoreStateContract, OutboxContract {
    @Override
    Store store();
}
