package io.github.flyteexporter.doctor.output;

import io.github.flyteexporter.doctor.CheckResult;
import io.github.flyteexporter.doctor.Report;
import io.github.flyteexporter.doctor.Result;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * For CI systems: a test case for each check. A problem is a failure, what could not be looked at
 * is skipped, a warning passes with a text in its output.
 */
final class JunitReport {
  private JunitReport() {}

  static String of(Report report, Instant at) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", "flyte-exporter doctor");
      xml.writeAttribute("timestamp", at.truncatedTo(ChronoUnit.SECONDS).toString());
      xml.writeAttribute("tests", "" + report.results().size());
      xml.writeAttribute("failures", "" + report.count(Result.PROBLEM));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", "" + report.count(Result.COULD_NOT_LOOK));
      for (CheckResult one : report.results()) {
        testCase(xml, one);
      }
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the report cannot be written as XML: " + e.getMessage(), e);
    }
    return text.append('\n').toString();
  }

  private static void testCase(XMLStreamWriter xml, CheckResult one) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "doctor." + one.area().label());
    xml.writeAttribute("name", one.name());
    xml.writeAttribute("time", "0");
    String seen = allowed(one.seen());
    switch (one.result()) {
      case PROBLEM -> {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", seen);
        xml.writeCharacters(allowed(one.why() + ". What to do: " + one.action()));
        xml.writeEndElement();
      }
      case COULD_NOT_LOOK -> {
        xml.writeStartElement("skipped");
        xml.writeAttribute("message", seen);
        xml.writeEndElement();
      }
      case WARNING -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(allowed("warning: " + one.seen() + ". What to do: " + one.action()));
        xml.writeEndElement();
      }
      case OK -> {
        xml.writeStartElement("system-out");
        xml.writeCharacters(seen);
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  /** Without characters that XML 1.0 cannot express. */
  private static String allowed(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints().map(c -> isAllowed(c) ? c : ' ').forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
