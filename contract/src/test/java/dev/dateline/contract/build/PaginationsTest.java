package dev.dateline.contract.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dateline.contract.ContractOptions;
import dev.dateline.contract.ContractReader;
import dev.dateline.contract.ContractSource;
import dev.dateline.contract.VersionPin;
import dev.dateline.contract.model.Contract;
import dev.dateline.contract.model.Diagnostic;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declarations of pagination, and what they make of an operation that may list in many ways. */
class PaginationsTest {

  private static Contract read(String declaration, String... operations) {
    return ContractReader.read(
        ContractSource.text(
            "test.yaml",
            """
            openapi: 3.1.0
            info: {title: Things, version: '1'}
            x-dateline-pagination: %s
            paths:
              /things:
                parameters:
                  - {name: pageNum, in: query, schema: {type: integer, default: 1}}
                  - {name: size, in: query, schema: {type: integer, default: 20, maximum: 500}}
                  - {name: offset, in: query, schema: {type: integer}}
                  - {name: limit, in: query, schema: {type: integer, exclusiveMaximum: 101}}
                  - {name: cursor, in: query, schema: {type: string}}
                  - {name: pages, in: query, schema: {type: array}}
                get:
                  operationId: listThings
                  responses:
                    '200': {description: ok, content: {application/json: {schema:
                      {$ref: '#/components/schemas/Page'}}}}
                post:
                  operationId: addThings
                  responses:
                    '200': {description: ok, content: {application/json: {schema:
                      {$ref: '#/components/schemas/Page'}}}}
              /names:
                parameters:
                  - {name: nameCursor, in: query, schema: {type: string}}
                get:
                  operationId: listNames
                  responses:
                    '200': {description: ok, content: {application/json: {schema:
                      {type: array, items: {type: string}}}}}
                    '404': {description: none}
            components:
              schemas:
                Page:
                  type: object
                  properties:
                    results: {type: array, items: {type: string}}
                    names: {type: string}
                    totalCount: {type: integer}
                    links: {type: array, items: {type: object}}
                    meta: {type: object, properties: {next: {type: string}, open: {type: object}}}
            """
                .formatted(declaration)),
        new ContractOptions(VersionPin.LATEST, List.of(operations)));
  }

  private static String fact(Operation operation) {
    Pagination it = operation.pagination();
    return it == null
        ? "-"
        : it.style()
            + " "
            + it.parameter()
            + " "
            + it.first()
            + (it.items() == null ? " all" : " " + it.items().wireName())
            + said(" size=", it.size())
            + said(" cursor=", it.cursor())
            + said(" total=", it.total())
            + said(" more=", it.more())
            + said(" ", it.links());
  }

  private static String said(String label, @Nullable Object value) {
    return value == null ? "" : label + value;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{page: pageNum, items: results} | PAGE pageNum 1 results",
        "{page: pageNum, firstPage: 0, size: size, items: results, total: totalCount} |"
            + " PAGE pageNum 0 results size=Size[parameter=size, usual=20, most=500]"
            + " total=totalCount",
        "{page: pageNum, items: results, total: absent, more: meta.open.is} |"
            + " PAGE pageNum 1 results more=meta.open.is",
        "{offset: offset, size: limit, items: results} |"
            + " OFFSET offset 0 results size=Size[parameter=limit, usual=null, most=100]",
        "{cursor: cursor, nextCursor: meta.next, items: results} |"
            + " CURSOR cursor 0 results cursor=meta.next",
        "{links: links, items: results} | LINK null 0 results"
            + " ListedLinks[list=links, rel=rel, href=href, next=next]",
        "{page: pageNum, links: links, next: more, items: results} | PAGE pageNum 1 results"
            + " ListedLinks[list=links, rel=rel, href=href, next=more]",
        "{page: pageNum, links: absent, items: results} | PAGE pageNum 1 results",
        "{nextLink: meta.next, items: results} | LINK null 0 results LinkProperty[property=meta.next]",
        "[{page: absent, items: results}, {page: pageNum, items: results}] | PAGE pageNum 1 results",
        "{page: pageNum, items: names} | -",
        "{page: pageNum, items: absent} | -",
        "{page: pageNum} | -",
        "{page: pageNum, size: absent, items: results} | -",
        "{page: pages, items: results} | -",
        "{cursor: cursor, nextCursor: meta.absent, items: results} | -",
        "{links: absent, items: results} | -",
      })
  void fits(String declaration, String fact) {
    Contract contract = read(declaration);
    List<Operation> operations = contract.operations();
    assertThat(fact(operations.get(0))).isEqualTo(fact);
    assertThat(fact(operations.get(1))).as("a POST is no list").isEqualTo("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{cursor: nameCursor, linkHeader: Link} |"
            + " LINK nameCursor 0 all HeaderLinks[header=Link, next=next]",
        "{linkHeader: Link} | LINK null 0 all HeaderLinks[header=Link, next=next]",
        "{page: nameCursor} | PAGE nameCursor 1 all",
        "{page: nameCursor, items: results} | -",
      })
  void fitsBodiesThatAreLists(String declaration, String fact) {
    assertThat(fact(read(declaration).operations().get(2))).isEqualTo(fact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{page: absent, items: results} | #/x-dateline-pagination | no operation lists in this way",
        "[{page: pageNum, items: results}, {links: links, items: results}] |"
            + " #/x-dateline-pagination/1 | no operation lists in this way",
        "{items: results} | #/x-dateline-pagination | how a list goes on",
        "{page: pageNum, offset: offset} | #/x-dateline-pagination | exclude each other",
        "{cursor: cursor, items: results} | #/x-dateline-pagination | 'cursor' needs 'nextCursor'",
        "{page: 3, items: results} | #/x-dateline-pagination/page | is to be text",
        "{page: pageNum, firstPage: one, items: results} |"
            + " #/x-dateline-pagination/firstPage | whole number",
        "{page: pageNum, item: results, items: results} |"
            + " #/x-dateline-pagination/item | has no key 'item'",
        "true | #/x-dateline-pagination | an object or a list of such",
        "[true] | #/x-dateline-pagination/0 | an object",
      })
  void tellsWhatIsWrong(String declaration, String pointer, String message) {
    List<Diagnostic> diagnostics = read(declaration).diagnostics();
    assertThat(diagnostics)
        .anySatisfy(
            each -> {
              assertThat(each.severity()).isEqualTo(Diagnostic.Severity.WARNING);
              assertThat(each.pointer()).isEqualTo(pointer);
              assertThat(each.message()).contains(message);
            });
  }

  @ParameterizedTest
  @CsvSource({"listThings, 0", "listNames, 0"})
  void saysNothingOfOperationsThatAreNotWanted(String selected, int warnings) {
    assertThat(
            read("[{page: pageNum, items: results}, {linkHeader: Link}]", selected).diagnostics())
        .filteredOn(each -> each.pointer().startsWith("#/x-dateline-pagination"))
        .hasSize(warnings);
  }
}
