package dev.dateline.contract;

import dev.dateline.contract.model.Contract;
import dev.dateline.contract.tree.Node;

/**
 * A document at one version, as a contract and as the tree that the contract was made of.
 *
 * @param contract the contract
 * @param root the tree: media types of other versions, other operations and what nothing reaches
 *     are gone, and so are constraints that cannot be meant
 */
public record ContractDocument(Contract contract, Node.ObjectNode root) {}
