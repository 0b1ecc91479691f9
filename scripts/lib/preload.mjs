// Loaded into the server before its own code when a launcher starts it.

// A launcher that was killed cannot pass a signal on any more; its end of the channel closes instead.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
