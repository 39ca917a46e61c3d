// SPDX-License-Identifier: MIT
#include "engine/service/service_registry.h"

#include <gtest/gtest.h>

namespace audioldm::engine::service {
namespace {

struct Sky {
    virtual ~Sky() = default;
    [[nodiscard]] virtual int colour() const = 0;
};
struct Sea {
    virtual ~Sea() = default;
    [[nodiscard]] virtual int depth() const = 0;
};
/// Implements two interfaces, so that a wrong cast would show.
struct World final : Sky, Sea {
    [[nodiscard]] int colour() const override { return 1; }
    [[nodiscard]] int depth() const override { return 2; }
};

TEST(ServiceRegistry, GivesEachInterfaceItsImplementation) {
    World world;
    ServiceRegistry registry;
    registry.require<Sky>("Sky");
    registry.require<Sea>("Sea");
    registry.add<Sky>(world);
    registry.add<Sea>(world);
    ASSERT_TRUE(registry.seal().ok());
    EXPECT_EQ(registry.get<Sky>().colour(), 1);
    EXPECT_EQ(registry.get<Sea>().depth(), 2);
    EXPECT_EQ(&registry.get<Sky>(), static_cast<Sky*>(&world));
}

TEST(ServiceRegistry, ReportsAllThatIsMissingAtOnce) {
    World world;
    ServiceRegistry registry;
    registry.require<Sky>("Sky");
    registry.require<Sea>("Sea");
    registry.require<int>("Number");
    registry.add<Sea>(world);
    const auto sealed = registry.seal();
    ASSERT_FALSE(sealed.ok());
    EXPECT_EQ(sealed.error().code, ErrorCode::Internal);
    EXPECT_EQ(sealed.error().context, "Sky, Number");
    EXPECT_NE(sealed.error().message.find("Sky, Number"), std::string::npos);
}

TEST(ServiceRegistry, RefusesWrongUse) {
    World world;
    ServiceRegistry registry;
    EXPECT_THROW((void)registry.get<Sky>(), EngineException);
    registry.add<Sky>(world);
    EXPECT_THROW(registry.add<Sky>(world), EngineException);
    ASSERT_TRUE(registry.seal().ok());
    EXPECT_THROW(registry.add<Sea>(world), EngineException);
    EXPECT_THROW((void)registry.get<Sea>(), EngineException);
}

}  // namespace
}  // namespace audioldm::engine::service
