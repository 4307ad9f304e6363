export { appendAudit, eraseFromAudit, showDetails } from './audit.ts';
export { trimChain } from './chain.ts';
export { pseudonymOf } from './pseudonym.ts';
export { createReceiptSigner, type ReceiptSigner } from './receipt-signer.ts';
export { appendReceipt, findReceipt, type ReceiptRow } from './receipts.ts';
export { verifyChain } from './verify-chain.ts';
