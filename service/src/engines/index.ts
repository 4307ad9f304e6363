export { type Catalogue, createCatalogue } from './catalogue.ts';
export { type Brief, type Engine, EngineError, type EngineErrorCode, type Messages, type Price } from './engine.ts';
export { EnginesFileError } from './engines-file.ts';
export { estimateTokens } from './estimate-tokens.ts';
export { type EngineFinding, inspectEngines } from './inspect-engines.ts';
