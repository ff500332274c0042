import { createServer } from 'node:http';

// Says where it listens, finishes some work when it is asked to stop, and goes.
const server = createServer((_request, response) => response.end('here'));
server.listen(0, '127.0.0.1', () => process.stdout.write(`up on ${server.address().port}\n`));
process.once('SIGTERM', () => {
  process.stdout.write('finished its work\n');
  process.exit(0);
});
