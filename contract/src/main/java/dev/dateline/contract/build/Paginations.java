package dev.dateline.contract.build;

import dev.dateline.contract.model.Content;
import dev.dateline.contract.model.NamedType;
import dev.dateline.contract.model.NamedType.ObjectType;
import dev.dateline.contract.model.Operation;
import dev.dateline.contract.model.OperationGroup;
import dev.dateline.contract.model.Pagination;
import dev.dateline.contract.model.Pagination.HeaderLinks;
import dev.dateline.contract.model.Pagination.LinkProperty;
import dev.dateline.contract.model.Pagination.Links;
import dev.dateline.contract.model.Pagination.ListedLinks;
import dev.dateline.contract.model.Pagination.Size;
import dev.dateline.contract.model.Pagination.Style;
import dev.dateline.contract.model.Parameter;
import dev.dateline.contract.model.Property;
import dev.dateline.contract.model.Response;
import dev.dateline.contract.model.TypeName;
import dev.dateline.contract.model.TypeRef;
import dev.dateline.contract.tree.At;
import dev.dateline.contract.tree.Node;
import dev.dateline.contract.tree.Pointer;
import dev.dateline.runtime.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the operations that list in pages, as {@code x-dateline-pagination} declares them. */
final class Paginations {

  private static final Set<String> KEYS =
      Set.of(
          "page",
          "firstPage",
          "offset",
          "firstItem",
          "cursor",
          "nextCursor",
          "size",
          "items",
          "total",
          "more",
          "links",
          "linkHeader",
          "nextLink",
          "rel",
          "href",
          "next");

  private final Node root;
  private final Map<TypeName, NamedType> types;
  private final Diagnostics diagnostics;

  /**
   * One way to list.
   *
   * @param pointer where it is declared
   * @param items wire name of the property with the items; null for bodies that are lists
   */
  private record Declaration(
      String pointer,
      Style style,
      @Nullable String parameter,
      long first,
      @Nullable String size,
      @Nullable String items,
      @Nullable String cursor,
      @Nullable String total,
      @Nullable String more,
      @Nullable Links links) {}

  Paginations(Node root, Map<TypeName, NamedType> types, Diagnostics diagnostics) {
    this.root = root;
    this.types = types;
    this.diagnostics = diagnostics;
  }

  /**
   * The groups, where operations that list in pages say so.
   *
   * @param groups as they were read
   * @param partial whether the document has other operations as well, which may be those meant
   */
  List<OperationGroup> found(List<OperationGroup> groups, boolean partial) {
    List<Declaration> declarations = declarations();
    if (declarations.isEmpty()) {
      return groups;
    }
    Set<Declaration> used = new HashSet<>();
    List<OperationGroup> found = new ArrayList<>();
    for (OperationGroup group : groups) {
      List<Operation> operations = new ArrayList<>();
      for (Operation operation : group.operations()) {
        Operation paged = operation;
        for (Declaration declaration : declarations) {
          Pagination pagination = paged.pagination() == null ? fit(declaration, operation) : null;
          if (pagination != null) {
            used.add(declaration);
            paged = operation.with(pagination);
          }
        }
        operations.add(paged);
      }
      found.add(new OperationGroup(group.tag(), group.name(), group.documentation(), operations));
    }
    for (Declaration each : declarations) {
      if (!used.contains(each) && !partial) {
        diagnostics.warn(
            each.pointer(),
            "no operation lists in this way: none is a GET with these parameters whose success has"
                + " these items, or another declaration before this one fits; it is ignored");
      }
    }
    return found;
  }

  // ---- what is declared

  private List<Declaration> declarations() {
    List<Declaration> declarations = new ArrayList<>();
    Node declared = root.get(Extensions.PAGINATION);
    if (declared == null) {
      return declarations;
    }
    String pointer = "#/" + Extensions.PAGINATION;
    List<At> all = new ArrayList<>();
    if (declared.isObject()) {
      all.add(new At(declared, pointer));
    } else if (declared instanceof Node.ArrayNode list) {
      for (Node each : list.items()) {
        all.add(new At(each, Pointer.child(pointer, all.size())));
      }
    } else {
      diagnostics.warn(pointer, "this is to be an object or a list of such; it is ignored");
    }
    for (At each : all) {
      Declaration declaration = declaration(each);
      if (declaration != null) {
        declarations.add(declaration);
      }
    }
    return declarations;
  }

  private @Nullable Declaration declaration(At at) {
    if (!at.node().isObject()) {
      diagnostics.warn(at.pointer(), "this is to be an object; it is ignored");
      return null;
    }
    Extensions.tellOthers(at.node(), at.pointer(), Extensions.PAGINATION, KEYS, diagnostics);
    String page = text(at, "page");
    String offset = text(at, "offset");
    String cursor = text(at, "cursor");
    String nextCursor = text(at, "nextCursor");
    Links links = links(at);
    if (count(page, offset, cursor) > 1) {
      diagnostics.warn(
          at.pointer(), "'page', 'offset' and 'cursor' exclude each other; it is ignored");
      return null;
    }
    if (count(page, offset, cursor) == 0 && links == null) {
      diagnostics.warn(
          at.pointer(),
          "one of 'page', 'offset', 'cursor', 'links', 'nextLink' and 'linkHeader' has to say how a"
              + " list goes on; it is ignored");
      return null;
    }
    if (cursor != null && nextCursor == null && links == null) {
      diagnostics.warn(
          at.pointer(), "'cursor' needs 'nextCursor', where a page has it; it is ignored");
      return null;
    }
    Style style =
        page != null
            ? Style.PAGE
            : offset != null
                ? Style.OFFSET
                : cursor != null && nextCursor != null ? Style.CURSOR : Style.LINK;
    long first = style == Style.PAGE ? number(at, "firstPage", 1) : number(at, "firstItem", 0);
    return new Declaration(
        at.pointer(),
        style,
        page != null ? page : offset != null ? offset : cursor,
        first,
        text(at, "size"),
        text(at, "items"),
        nextCursor,
        text(at, "total"),
        text(at, "more"),
        links);
  }

  private @Nullable Links links(At at) {
    String list = text(at, "links");
    String property = text(at, "nextLink");
    String header = text(at, "linkHeader");
    if (count(list, property, header) > 1) {
      diagnostics.warn(
          at.pointer(),
          "'links', 'nextLink' and 'linkHeader' exclude each other; the first of them counts");
    }
    String next = Objects.requireNonNullElse(text(at, "next"), "next");
    if (list != null) {
      return new ListedLinks(
          list,
          Objects.requireNonNullElse(text(at, "rel"), "rel"),
          Objects.requireNonNullElse(text(at, "href"), "href"),
          next);
    }
    return property != null
        ? new LinkProperty(property)
        : header != null ? new HeaderLinks(header, next) : null;
  }

  private static int count(@Nullable String... values) {
    int count = 0;
    for (String value : values) {
      count += value == null ? 0 : 1;
    }
    return count;
  }

  private @Nullable String text(At at, String key) {
    At value = at.get(key);
    if (value == null) {
      return null;
    }
    String text = at.node().string(key);
    if (text == null || text.isBlank()) {
      diagnostics.warn(value.pointer(), "this is to be text; it is ignored");
      return null;
    }
    return text.strip();
  }

  private long number(At at, String key, long otherwise) {
    At value = at.get(key);
    String text = value == null ? null : value.node().text();
    if (value != null && (text == null || !text.matches("[0-9]{1,9}"))) {
      diagnostics.warn(value.pointer(), "this is to be a whole number; it is ignored");
      return otherwise;
    }
    return text == null ? otherwise : Long.parseLong(text);
  }

  // ---- whom it fits

  private @Nullable Pagination fit(Declaration declaration, Operation operation) {
    TypeRef page = page(operation);
    if (page == null || !operation.method().equals("GET")) {
      return null;
    }
    if (declaration.parameter() != null && scalar(operation, declaration.parameter()) == null) {
      return null;
    }
    Size size = null;
    if (declaration.size() != null) {
      Parameter parameter = scalar(operation, declaration.size());
      if (parameter == null) {
        return null;
      }
      size = size(parameter);
    }
    Property items = null;
    TypeRef list = page;
    if (declaration.items() != null) {
      items = property(page, declaration.items());
      list = items == null ? page : items.type();
    }
    if (!(list instanceof TypeRef.ListOf found) || (items == null && page != list)) {
      return null;
    }
    if (declaration.items() != null && items == null) {
      return null;
    }
    Links links = declaration.links();
    boolean linked = links != null && has(page, links);
    if (links != null && !linked && declaration.style() == Style.LINK) {
      return null;
    }
    if (declaration.style() == Style.CURSOR
        && !has(page, Objects.requireNonNull(declaration.cursor()))) {
      return null;
    }
    return new Pagination(
        declaration.style(),
        declaration.parameter(),
        declaration.first(),
        size,
        page,
        items,
        found,
        declaration.style() == Style.CURSOR ? declaration.cursor() : null,
        present(page, declaration.total()),
        present(page, declaration.more()),
        linked ? links : null);
  }

  /** The one type that every success has, as JSON; null where there is none. */
  private static @Nullable TypeRef page(Operation operation) {
    TypeRef page = null;
    for (Response response : operation.responses()) {
      if (response.success()) {
        Content content = response.contents().isEmpty() ? null : response.contents().get(0);
        if (content == null
            || !content.mediaType().isJson()
            || (page != null && !page.equals(content.type()))) {
          return null;
        }
        page = content.type();
      }
    }
    return page;
  }

  private static @Nullable Parameter scalar(Operation operation, String wireName) {
    for (Parameter each : operation.parameters()) {
      if (each.in() == Parameter.Location.QUERY
          && each.wireName().equals(wireName)
          && each.type() instanceof TypeRef.Scalar) {
        return each;
      }
    }
    return null;
  }

  private static Size size(Parameter parameter) {
    BigDecimal maximum = parameter.constraints().maximum();
    boolean less = parameter.constraints().exclusiveMaximum();
    return new Size(
        parameter.wireName(),
        parameter.defaultValue() instanceof JsonValue.JsonNumber number
            ? whole(number.decimal())
            : null,
        maximum == null ? null : whole(less ? maximum.subtract(BigDecimal.ONE) : maximum));
  }

  private static @Nullable Long whole(BigDecimal number) {
    try {
      long whole = number.longValueExact();
      return whole > 0 ? whole : null;
    } catch (ArithmeticException e) {
      return null;
    }
  }

  private @Nullable Property property(TypeRef type, String wireName) {
    if (type instanceof TypeRef.Named named
        && types.get(named.name()) instanceof ObjectType object) {
      for (Property each : object.properties()) {
        if (each.wireName().equals(wireName)) {
          return each;
        }
      }
    }
    return null;
  }

  private @Nullable String present(TypeRef page, @Nullable String path) {
    return path != null && has(page, path) ? path : null;
  }

  private boolean has(TypeRef page, Links links) {
    return links instanceof HeaderLinks
        || (links instanceof ListedLinks listed && has(page, listed.list()))
        || (links instanceof LinkProperty link && has(page, link.property()));
  }

  /** Whether a page has something at a path, as far as the document tells. */
  private boolean has(TypeRef page, String path) {
    TypeRef at = page;
    for (String name : path.split("\\.", -1)) {
      Property property = property(at, name);
      if (property == null) {
        return isOpen(at);
      }
      at = property.type();
    }
    return true;
  }

  /** Whether a value may have properties that the document does not list one by one. */
  private static boolean isOpen(TypeRef type) {
    return type instanceof TypeRef.MapOf
        || (type instanceof TypeRef.Scalar scalar && scalar.kind() == TypeRef.Scalar.Kind.JSON);
  }
}
