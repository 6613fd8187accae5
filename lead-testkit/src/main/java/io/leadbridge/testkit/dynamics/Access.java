package io.leadbridge.testkit.dynamics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.leadbridge.testkit.http.Answer;
import io.leadbridge.testkit.http.Request;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Decides who may do what: token, application user, privilege, in this order. */
final class Access {
    static final String USER_ID = "a1b2c3d4-0001-4000-8000-00000000c0de";

    private final FakeEntra entra;
    private final Set<Privilege> privileges = ConcurrentHashMap.newKeySet();
    private volatile ApplicationUser user = ApplicationUser.READY;

    Access(FakeEntra entra) {
        this.entra = entra;
        privileges.addAll(Set.of(Privilege.values()));
    }

    void user(ApplicationUser state) {
        user = state;
    }

    void grant(Privilege privilege) {
        privileges.add(privilege);
    }

    void revoke(Privilege privilege) {
        privileges.remove(privilege);
    }

    /** Lets a caller with a good token of a user who is set up pass. A bad token gets 401 without a body. */
    void authenticate(Request request, URI organization) {
        boolean isKnown = request.header("Authorization")
                .flatMap(authorization -> entra.client(authorization, organization))
                .isPresent();
        if (!isKnown) {
            String authority = entra.url() + "/" + entra.tenantId() + "/oauth2/authorize";
            throw new Refusal(Answer.of(401)
                    .with(
                            "WWW-Authenticate",
                            "Bearer authorization_uri=" + authority + ", resource_id=" + organization + "/"));
        }
        switch (user) {
            case READY -> {}
            case MISSING -> throw new Refusal(403, "0x80072560", "The user is not a member of the organization.");
            case DISABLED ->
                throw new Refusal(
                        403,
                        "0x80040225",
                        "The specified user(Id = " + USER_ID + ") is disabled. Consider enabling this user.");
            case WITHOUT_ROLE ->
                throw new Refusal(
                        403, "0x80042f09", "The user with id " + USER_ID + " has not been assigned any roles.");
        }
    }

    /** Whether the application user holds the privilege that Dataverse calls {@code name}. */
    boolean has(String name) {
        return privileges.stream()
                .anyMatch(privilege -> privilege.platformName().equals(name));
    }

    void need(Privilege privilege) {
        if (!privileges.contains(privilege)) {
            throw new Refusal(
                    403,
                    "0x80040220",
                    "Principal user (Id=" + USER_ID + ", type=8, roleCount=1, privilegeCount=" + privileges.size()
                            + ", accessMode='4 Non-interactive'), is missing " + privilege.platformName()
                            + " privilege (Id="
                            + UUID.nameUUIDFromBytes(privilege.name().getBytes(UTF_8))
                            + ") on OTC=4 for entity 'lead'. context.Caller=" + USER_ID
                            + ". Consider adding missed privilege to one of the principal (user/team) roles.");
        }
    }
}
