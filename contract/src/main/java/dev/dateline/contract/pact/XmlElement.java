package dev.dateline.contract.pact;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * An element of XML. Two are equal where they are the same one, since what is like it may stand
 * elsewhere in a message.
 */
final class XmlElement {
  private static final int LONGEST = 5_000_000;

  /** Newer JDKs refuse more than 100 by themselves, as if that were not well-formed. */
  private static final int DEEPEST = 90;

  private static final String NAMESPACES = "xmlns";
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";

  private final String name;
  private final @Nullable String namespace;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean nil;

  private XmlElement(String name, @Nullable String namespace) {
    this.name = name;
    this.namespace = namespace;
  }

  /** Why a text is not read as XML: completes "the body …". */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean malformed;

    Unreadable(String reason, boolean malformed) {
      super(reason);
      this.malformed = malformed;
    }

    /** Whether it is no XML, rather than XML of a kind that is not read. */
    boolean isMalformed() {
      return malformed;
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }

  /**
   * Reads the root of a document. Document types are not read, and neither is anything outside of
   * the text.
   */
  static XmlElement root(String text) throws Unreadable {
    if (text.length() > LONGEST) {
      throw new Unreadable("has more than " + LONGEST + " characters", false);
    }
    try {
      return read(text.strip(), true);
    } catch (XMLStreamException e) {
      try {
        return read(
            text.strip(), false); // a prefix that is declared in no place is what many write
      } catch (XMLStreamException again) {
        Location at = again.getLocation();
        throw new Unreadable(
            "is no well-formed XML"
                + (at == null
                    ? ""
                    : " (line " + at.getLineNumber() + ", column " + at.getColumnNumber() + ")"),
            true);
      }
    }
  }

  private static XmlElement read(String text, boolean namespaces)
      throws XMLStreamException, Unreadable {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, namespaces);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
    try {
      return read(reader);
    } finally {
      reader.close();
    }
  }

  private static XmlElement read(XMLStreamReader reader) throws XMLStreamException, Unreadable {
    XmlElement root = null;
    Deque<XmlElement> open = new ArrayDeque<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement element = start(reader);
          XmlElement parent = open.peek();
          if (parent == null) {
            root = element;
          } else {
            parent.children.add(element);
          }
          open.push(element);
          if (open.size() > DEEPEST) {
            throw new Unreadable("has elements in more than " + DEEPEST + " others", false);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> open.pop();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          XmlElement element = open.peek();
          if (element != null) {
            element.text.append(reader.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Unreadable("has a document type, and those are not read", false);
        default -> {
          // comments and instructions say nothing of values
        }
      }
    }
    if (root == null) {
      throw new Unreadable("has no element", true);
    }
    return root;
  }

  private static XmlElement start(XMLStreamReader reader) {
    XmlElement element =
        new XmlElement(
            qualified(reader.getPrefix(), reader.getLocalName()), reader.getNamespaceURI());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      String name = qualified(prefix, reader.getAttributeLocalName(i));
      if (INSTANCE.equals(reader.getAttributeNamespace(i)) || name.startsWith("xsi:")) {
        element.nil |= local(name).equals("nil") && reader.getAttributeValue(i).equals("true");
      } else if (!name.equals(NAMESPACES) && !name.startsWith(NAMESPACES + ":")) {
        element.attributes.put(name, reader.getAttributeValue(i));
      }
    }
    return element;
  }

  private static String qualified(@Nullable String prefix, String local) {
    return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
  }

  /** A name without its prefix. */
  static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  /** With its prefix. */
  String name() {
    return name;
  }

  /** Whether it is called so, with a prefix or without one. */
  boolean isCalled(String other) {
    return name.equals(other) || local(name).equals(local(other));
  }

  /** The namespace that it is in; null where it is in none. */
  @Nullable String namespace() {
    return namespace == null || namespace.isEmpty() ? null : namespace;
  }

  /** Values by name, without those that speak of namespaces and types. */
  Map<String, String> attributes() {
    return attributes;
  }

  List<XmlElement> children() {
    return children;
  }

  /** The text in it, outside of its children. */
  String text() {
    return text.toString();
  }

  /** Whether it says that it stands for null (XML Schema, {@code xsi:nil}). */
  boolean isNil() {
    return nil;
  }
}
