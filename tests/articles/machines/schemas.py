"""The schemas of sitemaps, written down from https://www.sitemaps.org/schemas/sitemap/0.9/ and
https://www.google.com/schemas/sitemap-news/0.9/sitemap-news.xsd (in force since 2021), for tests.
"""

from lxml import etree

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

COMMON = f"""
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{SITEMAP}"
            xmlns="{SITEMAP}" elementFormDefault="qualified">
  <xsd:simpleType name="tLoc">
    <xsd:restriction base="xsd:anyURI">
      <xsd:minLength value="12"/><xsd:maxLength value="2048"/>
    </xsd:restriction>
  </xsd:simpleType>
  <xsd:simpleType name="tLastmod">
    <xsd:union>
      <xsd:simpleType><xsd:restriction base="xsd:date"/></xsd:simpleType>
      <xsd:simpleType><xsd:restriction base="xsd:dateTime"/></xsd:simpleType>
    </xsd:union>
  </xsd:simpleType>
  %s
</xsd:schema>
"""

URLSET = (
    COMMON
    % """
  <xsd:element name="urlset">
    <xsd:complexType>
      <xsd:sequence>
        <xsd:any minOccurs="0" maxOccurs="unbounded" namespace="##other" processContents="strict"/>
        <xsd:element name="url" type="tUrl" maxOccurs="unbounded"/>
      </xsd:sequence>
    </xsd:complexType>
  </xsd:element>
  <xsd:complexType name="tUrl">
    <xsd:sequence>
      <xsd:element name="loc" type="tLoc"/>
      <xsd:element name="lastmod" type="tLastmod" minOccurs="0"/>
      <xsd:element name="changefreq" minOccurs="0" type="xsd:string"/>
      <xsd:element name="priority" minOccurs="0" type="xsd:decimal"/>
      <xsd:any minOccurs="0" maxOccurs="unbounded" namespace="##other" processContents="lax"/>
    </xsd:sequence>
  </xsd:complexType>
"""
)

INDEX = (
    COMMON
    % """
  <xsd:element name="sitemapindex">
    <xsd:complexType>
      <xsd:sequence>
        <xsd:element name="sitemap" type="tSitemap" maxOccurs="unbounded"/>
      </xsd:sequence>
    </xsd:complexType>
  </xsd:element>
  <xsd:complexType name="tSitemap">
    <xsd:sequence>
      <xsd:element name="loc" type="tLoc"/>
      <xsd:element name="lastmod" type="tLastmod" minOccurs="0"/>
    </xsd:sequence>
  </xsd:complexType>
"""
)

NEWS_ITEM = f"""
<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" targetNamespace="{NEWS}"
            xmlns="{NEWS}" elementFormDefault="qualified">
  <xsd:element name="news">
    <xsd:complexType>
      <xsd:all>
        <xsd:element name="publication">
          <xsd:complexType>
            <xsd:all>
              <xsd:element name="name" type="xsd:string"/>
              <xsd:element name="language">
                <xsd:simpleType>
                  <xsd:restriction base="xsd:string">
                    <xsd:pattern value="zh-cn|zh-tw|([a-z]{{2,3}})"/>
                  </xsd:restriction>
                </xsd:simpleType>
              </xsd:element>
            </xsd:all>
          </xsd:complexType>
        </xsd:element>
        <xsd:element name="publication_date">
          <xsd:simpleType>
            <xsd:union memberTypes="xsd:date xsd:dateTime"/>
          </xsd:simpleType>
        </xsd:element>
        <xsd:element name="title" type="xsd:string"/>
      </xsd:all>
    </xsd:complexType>
  </xsd:element>
</xsd:schema>
"""


def validate(schema: str, document: etree._Element) -> None:
    """Raise `etree.DocumentInvalid` where the document is not what the schema asks for."""
    etree.XMLSchema(etree.fromstring(schema)).assertValid(document)
