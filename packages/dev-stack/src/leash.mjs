// Loaded into a child before its own code: when the parent is gone, however it went, the child stops as if asked to.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
