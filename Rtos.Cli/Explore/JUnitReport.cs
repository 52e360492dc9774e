using System.Globalization;
using System.Text;
using System.Xml;

namespace Rtos.Cli;

/// <summary>What came of searches, as the XML of JUnit that build servers read: a test for each file.</summary>
internal static class JUnitReport
{
    private const string Suite = "esp32emu explore";

    private static readonly XmlWriterSettings Settings = new()
    {
        Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
    };

    /// <summary>Writes it.</summary>
    internal static void Write(Stream stream, IReadOnlyList<SearchReport> reports)
    {
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Suite);
            xml.WriteAttributeString("tests", Number(reports.Count));
            xml.WriteAttributeString("failures", Number(reports.Count(r => r.Outcome?.Finding is not null)));
            xml.WriteAttributeString("errors", Number(reports.Count(r => r.Problem is not null)));
            xml.WriteAttributeString("skipped", Number(reports.Count(r => r.IsStopped)));
            xml.WriteAttributeString("time", Number(reports.Sum(r => r.Seconds)));
            foreach (var report in reports)
            {
                WriteTest(xml, report);
            }

            xml.WriteEndElement();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteTest(XmlWriter xml, SearchReport report)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Suite);
        xml.WriteAttributeString("name", Valid(report.File));
        xml.WriteAttributeString("time", Number(report.Seconds));
        if (report.Outcome?.Finding is { } finding)
        {
            Write(xml, "failure", finding.Failure.Message, ExploreOptions.NameOf(finding.Failure.Kind), report.Text);
        }
        else if (report.Problem is { } problem)
        {
            Write(xml, "error", problem, "unsearchable", "");
        }
        else if (report.IsStopped)
        {
            Write(xml, "skipped", report.Text.TrimEnd(), null, "");
        }

        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, string message, string? type, string text)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("message", Valid(message));
        if (type is not null)
        {
            xml.WriteAttributeString("type", type);
        }

        xml.WriteString(Valid(text));
        xml.WriteEndElement();
    }

    // XML cannot contain all characters, in no notation.
    private static string Valid(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var valid = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                valid.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                valid.Append(text, i++, 2);
            }
            else
            {
                valid.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
        }

        return valid.ToString();
    }

    private static string Number(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);
}
