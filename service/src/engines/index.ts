export { type Catalogue, createCatalogue } from './catalogue.ts';
export { type Brief, type Engine, EngineError, type Piece, type WritingRequest } from './engine.ts';
export { EnginesFileError, readEnginesFile } from './engines-file.ts';
