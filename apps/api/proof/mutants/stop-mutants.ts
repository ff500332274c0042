import type { ApiMutant } from './api-mutant.ts';

const stopping = 'session/stopping.test.ts › what a server has noted, pairs in use and the audit';
const collector = 'session/acknowledgement-collector.test.ts';

/** What is noted, and written later: acknowledgements, the audit, and both at the end. */
export const stopMutants: readonly ApiMutant[] = [
  {
    name: 'audit events are not written at the end',
    file: 'session/audit.ts',
    anchor: "app.addHook('onClose', () => writer.stop());",
    replacement: '',
    caughtBy: stopping,
  },
  {
    name: 'acknowledgements are not written at the end',
    file: 'session/acknowledgement-collector.ts',
    anchor: '      clearInterval(timer);\n      await flush();',
    replacement: '      clearInterval(timer);',
    caughtBy: stopping,
  },
  {
    name: 'every call is an acknowledgement',
    file: 'session/acknowledgement-collector.ts',
    anchor: 'if (last && !isLater(position, last)) return;',
    replacement: '',
    caughtBy: `${collector} › tells of each pair once, however often it is used`,
  },
  {
    name: 'an acknowledgement that was lost is never told again',
    file: 'session/acknowledgement-collector.ts',
    anchor: '        told.clear();\n',
    replacement: '',
    caughtBy: `${collector} › forgets what the database was not there to hear`,
  },
  {
    name: 'what the audit could not write is lost',
    file: 'session/audit-writer.ts',
    anchor: 'waiting = [...batch, ...waiting].slice(-mostWaiting);',
    replacement: 'waiting = waiting.slice(-mostWaiting);',
    caughtBy: 'session/audit.test.ts › what was noted while the database was away is written',
  },
  {
    name: 'a request that does not end keeps the server',
    file: 'main.ts',
    anchor: 'app.server.closeAllConnections()',
    replacement: 'app.server.closeIdleConnections()',
    caughtBy: 'drain.test.ts › a request that does not end is cut off after eight seconds',
    isBuilt: true,
  },
  {
    name: 'connections that nobody closes keep the server',
    file: 'main.ts',
    anchor: '    process.exit(0);\n',
    replacement: '',
    caughtBy: 'drain-without-database.test.ts › answers what is under way, and is gone',
    isBuilt: true,
  },
  {
    name: 'a database that does not answer keeps the server',
    file: 'main.ts',
    anchor: 'setTimeout(() => fail(new StartError(leftBehind)), stopTime)',
    replacement: 'setTimeout(() => {}, stopTime)',
    caughtBy:
      'drain-without-database.test.ts › what can no longer be written keeps it for ten seconds',
    isBuilt: true,
  },
  {
    name: 'a PostgreSQL of its own that hangs outlives the server',
    file: 'main.ts',
    anchor: "  process.once('exit', server.kill);\n",
    replacement: '',
    caughtBy:
      'drain-embedded.test.ts › a PostgreSQL of its own that does not stop keeps the server',
    isBuilt: true,
  },
  {
    name: 'SIGTERM hangs up on whoever is under way',
    file: 'main.ts',
    anchor: '    await app.close();\n    clearTimeout(cutOff);',
    replacement:
      '    app.server.closeAllConnections();\n    await app.close();\n    clearTimeout(cutOff);',
    caughtBy: 'drain.test.ts › answers what is under way',
    isBuilt: true,
  },
];
