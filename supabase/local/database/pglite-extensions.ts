import type { PGliteOptions } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { hstore } from '@electric-sql/pglite/contrib/hstore';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { pgtap } from '@electric-sql/pglite/pgtap';

/** Extensions that migrations and database tests may create on PGlite. */
export const pgliteExtensions: NonNullable<PGliteOptions['extensions']> = {
  btree_gin,
  btree_gist,
  citext,
  fuzzystrmatch,
  hstore,
  pg_trgm,
  pgcrypto,
  pgtap,
  unaccent,
  'uuid-ossp': uuid_ossp,
};
