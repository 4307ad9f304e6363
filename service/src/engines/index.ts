export { type Catalogue, createCatalogue } from './catalogue.ts';
export { type Brief, type Engine, EngineError, type WritingRequest } from './engine.ts';
export { EnginesFileError } from './engines-file.ts';
