/**
 * Structured clone over text, with cycles, as values cross Electron's processes and worlds.
 *
 * `makeWire` and everything in it is also put into pages as text, so it may use nothing from outside itself.
 */
export interface Wire {
  /** @param special describes what is not data (functions, promises) by an entry of its own */
  encode: (value: unknown, special?: (value: object) => unknown[] | undefined) => string;
  /** @param special makes the value of such an entry again */
  decode: (text: string, special?: (entry: unknown[]) => unknown) => unknown;
}

export function makeWire(): Wire {
  const views: Record<string, new (buffer: ArrayBuffer) => unknown> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  const refuse = (): never => {
    throw new DOMException('An object could not be cloned.', 'DataCloneError');
  };
  const bytesToText = (bytes: Uint8Array): string => {
    let out = '';
    for (let at = 0; at < bytes.length; at += 0x8000) out += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return btoa(out);
  };
  const textToBytes = (text: string): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(atob(text), (character) => character.codePointAt(0) ?? 0);

  const describePrimitive = (value: unknown): unknown[] | undefined => {
    switch (typeof value) {
      case 'undefined':
        return ['undefined'];
      case 'number':
        if (Object.is(value, -0)) return ['number', '-0'];
        return Number.isFinite(value) ? ['plain', value] : ['number', String(value)];
      case 'string':
      case 'boolean':
        return ['plain', value];
      case 'bigint':
        return ['bigint', String(value)];
      case 'symbol':
        return refuse();
      case 'function':
        return undefined;
      case 'object':
        return value === null ? ['plain', null] : undefined;
    }
  };
  const describeObject = (value: object, put: (item: unknown) => number): unknown[] => {
    // `from` rather than `map`, which would leave holes out.
    if (Array.isArray(value)) return ['array', ...Array.from(value, put)];
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof RegExp) return ['regexp', value.source, value.flags];
    if (value instanceof Map) return ['map', ...[...value].flat(1).map(put)];
    if (value instanceof Set) return ['set', ...[...value].map(put)];
    if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? ''];
    if (value instanceof ArrayBuffer) return ['buffer', bytesToText(new Uint8Array(value))];
    if (ArrayBuffer.isView(value)) {
      const kind = value.constructor.name in views ? value.constructor.name : 'Uint8Array';
      return ['view', kind, bytesToText(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))];
    }
    if (typeof value === 'function' || Object.prototype.toString.call(value) !== '[object Object]') return refuse();
    return ['object', ...Object.entries(value).flatMap(([key, item]) => [key, put(item)])];
  };

  return {
    encode(root, special) {
      const table: unknown[] = [];
      const seen = new Map<object, number>();
      const put = (value: unknown): number => {
        const reference =
          (typeof value === 'object' && value !== null) || typeof value === 'function' ? value : undefined;
        const known = reference && seen.get(reference);
        if (known !== undefined) return known;
        const index = table.push(null) - 1;
        if (reference) seen.set(reference, index);
        table[index] =
          describePrimitive(value) ??
          (reference && (special?.(reference) ?? describeObject(reference, put))) ??
          refuse();
        return index;
      };
      put(root);
      return JSON.stringify(table);
    },

    decode(text, special) {
      const table = JSON.parse(text) as unknown[][];
      const made = new Map<number, unknown>();
      const take = (index: unknown): unknown => {
        const at = Number(index);
        if (made.has(at)) return made.get(at);
        const entry = table[at] ?? ['undefined'];
        // Kept before its parts are made, so that a cycle finds it.
        const keep = <T>(value: T): T => {
          made.set(at, value);
          return value;
        };
        return make(entry, keep);
      };
      const make = (entry: unknown[], keep: <T>(value: T) => T): unknown => {
        const [kind, ...rest] = entry;
        switch (kind) {
          case 'undefined':
            return undefined;
          case 'plain':
            return rest[0];
          case 'number':
            return Number(rest[0]);
          case 'bigint':
            return BigInt(String(rest[0]));
          case 'date':
            return keep(new Date(Number(rest[0])));
          case 'regexp':
            return keep(new RegExp(String(rest[0]), String(rest[1])));
          case 'buffer':
            return keep(textToBytes(String(rest[0])).buffer);
          case 'view': {
            const bytes = textToBytes(String(rest[1]));
            const View = views[String(rest[0])] ?? Uint8Array;
            return keep(new View(bytes.buffer));
          }
          case 'error': {
            const error = keep(new Error(String(rest[1])));
            error.name = String(rest[0]);
            error.stack = String(rest[2]);
            return error;
          }
          case 'array': {
            const list = keep<unknown[]>([]);
            for (const item of rest) list.push(take(item));
            return list;
          }
          case 'set': {
            const set = keep(new Set());
            for (const item of rest) set.add(take(item));
            return set;
          }
          case 'map': {
            const map = keep(new Map());
            for (let at = 0; at < rest.length; at += 2) map.set(take(rest[at]), take(rest[at + 1]));
            return map;
          }
          case 'object': {
            const object = keep({});
            for (let at = 0; at < rest.length; at += 2) {
              // Defined, not assigned: a key may be `__proto__`.
              const value = take(rest[at + 1]);
              Object.defineProperty(object, String(rest[at]), {
                value,
                writable: true,
                enumerable: true,
                configurable: true,
              });
            }
            return object;
          }
          default:
            return keep(special?.(entry));
        }
      };
      return take(0);
    },
  };
}
