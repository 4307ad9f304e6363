import { type Compilable, type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from './schema.ts';

/** Stands for a value that is given with each use. */
type Param = <Value>(name: string) => RawBuilder<Value>;

class Placeholder {
	readonly name: string;

	constructor(name: string) {
		this.name = name;
	}
}

const param: Param = (name) => sql`${new Placeholder(name)}`;

/**
 * A query that is built and compiled once for each database, for the few that run with every request: Kysely builds and
 * compiles for 15 to 40 us a use, more than SQLite takes to run them (tests/bench). Values are given by name, so their order
 * can't be mistaken.
 * @example
 * const keyOf = precompile((db, param) => db.selectFrom('api_keys').selectAll().where('hash', '=', param('hash')));
 * const { rows } = await keyOf(db, { hash });
 */
export function precompile<Row>(build: (db: Database | Transaction, param: Param) => Compilable<Row>) {
	const compiled = new WeakMap<object, CompiledQuery<Row>>();
	return (db: Database | Transaction, values: Readonly<Record<string, unknown>>): Promise<QueryResult<Row>> => {
		// A transaction is a new object each time; its adapter is its database's.
		const { adapter } = db.getExecutor();
		let query = compiled.get(adapter);
		if (!query) {
			query = build(db, param).compile();
			compiled.set(adapter, query);
		}
		const parameters = query.parameters.map((value) =>
			value instanceof Placeholder ? namedValue(values, value.name) : value,
		);
		return db.executeQuery({ ...query, parameters });
	};
}

function namedValue(values: Readonly<Record<string, unknown>>, name: string): unknown {
	if (!(name in values)) throw new Error(`the query needs a value for ${name}`);
	return values[name];
}
