package eus.gordailu.transfer.push;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;

class LocalPushTest extends PushContract {

    @Override
    Route route() {
        return Route.to(new Address.Local());
    }
}
