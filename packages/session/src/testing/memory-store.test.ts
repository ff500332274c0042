import { describeCredentialStore } from './credential-store-contract.ts';
import { createMemoryStore } from './memory-store.ts';

describeCredentialStore('memory', () => {
  const store = createMemoryStore();
  return {
    store,
    break: () => {
      store.fault = 'broken';
    },
  };
});
