package org.careidentity.authenticators.push.delivery;

/** Keeps no address and tells nobody. */
record NoSender() implements PushSender {

    @Override
    public boolean usable() {
        return false;
    }

    @Override
    public void check(String address) throws PushAddressException {
        throw new PushAddressException("no addresses are kept here: the app asks");
    }

    @Override
    public void send(String address, PushMessage message) {
        // an address from before somebody chose this sender
    }
}
