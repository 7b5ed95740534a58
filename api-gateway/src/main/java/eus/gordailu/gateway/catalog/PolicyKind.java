package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.PolicyDefined;
import eus.gordailu.contracts.catalog.PolicyRemoved;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import java.util.Map;

final class PolicyKind implements Kind<Policy> {

    @Override
    public String plural() {
        return "policies";
    }

    @Override
    public String noun() {
        return "policy";
    }

    @Override
    public Class<Policy> type() {
        return Policy.class;
    }

    @Override
    public Id id(Policy policy) {
        return policy.id();
    }

    @Override
    public String name(Policy policy) {
        return policy.name();
    }

    @Override
    public String uniqueName(Policy policy) {
        return Kind.folded(policy.name());
    }

    @Override
    public Map<String, Object> references(Policy policy) {
        return Map.of();
    }

    @Override
    public Message defined(Policy policy, long version) {
        return new PolicyDefined(policy, version);
    }

    @Override
    public Message removed(Policy policy, long version) {
        return new PolicyRemoved(policy.id(), version);
    }
}
