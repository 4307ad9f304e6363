export { type Catalogue, createCatalogue } from './catalogue.ts';
export {
	type Brief,
	type Engine,
	EngineError,
	type EngineErrorCode,
	type Messages,
	type Piece,
	type Price,
	type WritingRequest,
} from './engine.ts';
export { EnginesFileError } from './engines-file.ts';
export { estimateTokens } from './estimate-tokens.ts';
export { type EngineFinding, inspectEngines } from './inspect-engines.ts';
