export { type ModelFileFault, modelFileFault } from './gguf-header.ts';
export { installLlamaCpp } from './install-llama-cpp.ts';
export { INSTALL_LLAMA_CPP, isLlamaCppInstalled, LLAMA_CPP_FOLDER, llamaCppEntry } from './llama-cpp-folder.ts';
export { modelsCommand } from './models-command.ts';
