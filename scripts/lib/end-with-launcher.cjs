/**
 * Loaded into each child of `npm start` before its program. The channel to the launcher closes when the launcher ends,
 * however it ends; the child then stops as on SIGTERM. A process that a service manager starts has no channel.
 * Loaded by `--require`, which runs it before the first event: an ES module would miss a channel that is closed already.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The channel alone does not keep the process running.
process.channel?.unref();
