/** Statements sent as the owner of the database, one at a time. */
export interface Session {
  /** Runs one statement. Parameters are typed by the server; a string given for a json column is taken as JSON text. */
  query<Row = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<Row[]>;
  /** Runs a script of several statements without parameters. */
  script(text: string): Promise<void>;
}

/** The PostgreSQL database of one clinic, whichever engine it runs on. */
export interface Database extends Session {
  /** Runs `work` in one transaction; a throw rolls back. */
  transaction<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Calls `listener` after each commit that notified `channel`, and after every reconnection of the listening session. */
  listen(channel: string, listener: () => void): Promise<void>;
  close(): Promise<void>;
}
