/** What the app uses and the stand-in does not reproduce must fail loudly instead of passing as undefined. */
const askedByTools = new Set(['then', 'toJSON', 'asymmetricMatch', 'nodeType', 'constructor', 'default', '$$typeof']);

export function strict<T extends object>(name: string, value: T): T {
  return new Proxy(value, {
    get(target, key, receiver) {
      if (typeof key === 'string' && !(key in target) && !askedByTools.has(key) && !key.startsWith('_')) {
        throw new Error(`electron stand-in: ${name}.${key} is not reproduced`);
      }
      const found: unknown = Reflect.get(target, key, target === receiver ? receiver : target);
      return found;
    },
  });
}
