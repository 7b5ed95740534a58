package eus.gordailu.snapshot.hook;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Scripts on this worker.
 *
 * @param workerUser whom they run as: an unprivileged user of this machine that owns nothing; without it, none run on the worker
 */
@ConfigurationProperties("gordailu.hooks")
public record HookProperties(@Nullable String workerUser) {}
