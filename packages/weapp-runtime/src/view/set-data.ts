import type { LogicRealm } from '../logic/logic-realm.ts';
import { isCallable, isRecord } from '../logic/unknown-values.ts';

/** `root.cn.[0].cl` and `root.cn[0].cl` are the same place; the framework only reads the second. */
const plainPath = (path: string): string => path.replaceAll('.[', '[');

/**
 * Makes `setData` copy what it gets, as it is sent to another thread in WeChat:
 * functions and `undefined` do not arrive, later changes to the object do not show.
 * `onSent` hears how many bytes of JSON (UTF-8) each call sends.
 */
export function copyOnSetData(
  realm: LogicRealm,
  callerPrototype: object,
  onSent: (bytes: number) => void,
): void {
  const plain: unknown = Reflect.get(callerPrototype, 'setData');
  if (!isCallable(plain)) throw new Error('the component framework has no setData');
  Reflect.set(callerPrototype, 'setData', function setData(this: unknown, ...args: unknown[]) {
    const [changes, done] = args;
    const copy = realm.object();
    let bytes = 1;
    for (const [path, value] of Object.entries(isRecord(changes) ? changes : {})) {
      const json = realm.stringify(value);
      if (json === undefined) continue;
      bytes += Buffer.byteLength(`${JSON.stringify(path)}:${json},`);
      copy[plainPath(path)] = realm.parse(json);
    }
    onSent(bytes);
    return plain.call(this, copy, done);
  });
}
